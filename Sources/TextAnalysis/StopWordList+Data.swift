/// Danish words that say little of what a text is about.
package enum StopWordList {
  /// The list, one group of words a line, as a file that can be edited. Words are forms, so that lists of lemmas and of
  /// forms are both served.
  package static let danish = """
    # Danish stop words; our own list, CC0. Words with blanks or line ends between; a line with # is passed over.
    # articles, pronouns
    den det de en et der som hvem hvad hvis hvilken hvilket hvilke
    jeg mig min mit mine du dig din dit dine han ham hans hun hende hendes vi os vores vor vort vore
    i jer jeres dem deres sig sin sit sine man ens selv hinanden dens dets
    denne dette disse her dér sådan sådanne samme anden andet andre nogen noget nogle ingen intet alle alt al hver hvert
    # prepositions
    af på til fra med uden om for ved mod over under efter før mellem gennem ad hos inden bag blandt trods per pr ifølge
    # conjunctions
    og eller men at fordi da når mens hvor hvordan hvorfor hvornår så end både enten hverken dog samt selvom ligesom
    # verbs that help
    er var være været bliver blev blive blevet har havde have haft kan kunne kunnet skal skulle skullet vil ville villet
    må måtte måttet bør burde gør gjorde gøre gjort får fik få fået
    # adverbs, particles, answers
    ikke også kun bare jo nu lige altså vel nok da ja nej jamen jah nå okay ok øh øhm hm mm altid aldrig måske
    meget mere mest lidt mindre mindst helt ret ganske allerede stadig igen ind ud op ned hen hjem væk frem tilbage
    derfor dermed derefter deraf dertil herfra hertil derfra ellers endnu egentlig faktisk
    # numbers as words, and what stands for many things
    én ét to tre første ting noget slags måde
    """
}
