/// First names that are frequent in Denmark, in lower case. A label or a role that is one is a person's name, although
/// word lists hold many of them (*Line*, *Bo*, *Sten*). Source: general knowledge.
enum FirstNames {
  static let all: Set<String> = Set(
    """
    aage abdi adam agnes ahmed aisha aksel albert alberte aleksander alex alexander alfred alexandra ali alice allan alma
    alva amalie amanda amina amir amira anders andrea andreas andré ane anette anita anja anker ann anna annalise anne
    anne-grethe anne-lise anne-marie anne-mette annelise annemarie annette anni anton arne arthur asbjørn asger ask
    aslak asta astrid august aya ayse bashir bella bent bente benedikte bendt benjamin berit bertram birger birgit
    birgitta birgitte birte birthe bjarke bjarne bjørn bo bodil brian britt britta børge camilla carina carl carla carlo
    caroline carsten casper cathrine cecilie celine charlotte christel christen christian christina christine christoffer
    claes clara claus conni connie cornelia dagmar dan daniel daniella danni david dennis ditte dorte dorthe dorthea ebba
    ebbe edith egon eigil einar eline elias elin elisa elisabeth elise ella ellen elly else elsebeth elvira emil emilie
    emily emma emmy erica erik erika erling ernst esben esra esther eva evald evelyn fatima fatma felix ferdinand filip
    finn flemming frank freddy frede frederik frederikke freja frida frode frits gert gerda gitte grete grethe gorm
    gry gudrun gunhild gunnar gunner gurli gustav hamza hanna hannah hanne hans harald harry hasan hassan hedvig heidi
    helena helene helga helge helle henning henny henriette henrik herbert herdis herluf hilda hjalmar holger hugo hussein
    ib ibrahim ida inga inge ingeborg ingelise inger ingrid irene iris isabella ismail ivan iver ivar jacob jakob jan jane
    janne janni jannie jannik jasmin jean jeanette jeanne jens jeppe jesper jette jim jimmi jimmy joachim joakim joan
    johan johanna johanne john johnny johs jonas jonna jonathan josefine julie julius jytte jørgen jørn kaj kamilla karen
    karin karina karl karla karoline karsten kasper kathe kathrine katja katrine kenneth kent kerstin khadija kim kira
    kirsten kirstine kjeld klara klaus knud kristen kristian kristina kristine kristoffer kurt kåre käthe lars lasse laura
    laurits lauritz laust lea leif lena lene leila leo leon leonora lilian liam lili lilli lillian lily lina linda line
    linea linnea lis lisa lisbet lisbeth lise lissi liv liva lizzi lone lotte louis louise lucas luca lucia ludvig luis
    lukas luna lærke mads magda magnus maja maiken majbritt majken malene malou malthe malte manfred maren margit margot
    margrethe maria mariam marianne marie marie-louise marina marius mark markus marlene martha martin martine mathias
    mathilde mathilda matilde mattias max may maya mehmet melanie mette mia michael michelle mikael mike mikkel mille
    milla milo minna mira miriam mogens mohamad mohamed mohammad mohammed mona monica monika morten mustafa nadia
    nadja nanna natascha nathalie nete nicklas nicolai nicolaj nicoline niels niklas nikolaj nikoline nina noah nora olav
    ole olga olivia oliver oscar oskar otto ove palle pauline paw pelle per pernille peder peer peter petra philip pia
    poul preben rachel ragna ragnhild rasmus rebecca regitze regner rene renée rené rie rigmor rikke rita robert robin
    rolf ronja rosa rosemarie rune runa ruth sabina sabine sally samira samuel sander sandra sanne sara sarah sebastian
    selma sidsel signe sigrid sigurd silas silje simon simone siri sisse sixten sofia sofie sofus solveig solvej sonja
    sophia sophie stefan steen sten steffen stella stephanie stig stina stine storm sune susan susanne svend sven sverre
    sylvester sylvia sylvie søren søs tage tanja tea tenna teodor tessa theis thea theo theodor thilde thomas thor thora
    thorbjørn thorkild thure thyra tilde tim tina tine tobias tom tommy tonny tor torben tore torkil tove trine troels
    tue tyra ulla ulrik ulrikke ursula uffe valdemar vera verner vibe vibeke victor victoria vigga viggo viktor viktoria
    vilhelm villads villy viola vita vivi vivian vivianne wilhelm william winnie yasmin yrsa yusuf yvonne zahra zainab
    zara zeynep åge åse
    """.split { $0 == " " || $0 == "\n" }.map(String.init))
}
