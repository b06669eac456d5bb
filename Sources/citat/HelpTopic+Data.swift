internal import TextAnalysis

/// Texts of `citat help TOPIC`. Our own writing.
enum HelpTopic {
  /// The topic that is a list for a file, not for reading.
  static let stopWords = "stop-words"

  static let texts = [
    "start": start, "project": project, "query": query, "codebook": codebook, "formats": formats,
    "registers": registers, "agreement": agreement, "speakers": speakers, "statistics": statistics,
    stopWords: StopWordList.danish + "\n",
  ]

  /// The topics, for a sentence.
  static let names = texts.keys.sorted().joined(separator: ", ")

  private static let start = """
    Citat reads Danish interview transcripts and reports, finds words in them as Danes inflect and compound them, and shows
    which passages are about which themes. It works on files as they lie; there is nothing to set up, and nothing leaves this
    machine.

    1. Put your transcripts (.docx, .odt, .rtf, .pdf, .txt …) in a folder. Turns begin with who speaks and a colon (I:, IP1:, Skoleleder:).
       See that Citat understands them:
         citat show interviews/interview1.txt
    2. Search:
         citat search samarbejde interviews
         citat search samarbejde interviews --count
         citat explain samarbejde interviews
    3. Take a codebook, or write your own from one (citat help codebook), and see the matrix:
         citat matrix interviews --codebook kodebog.yaml
         citat matrix interviews --codebook kodebog.yaml --by role
    4. Sum up a theme for your report, or take the matrix into a spreadsheet or R:
         citat summary civilsamfund interviews --codebook kodebog.yaml --output civilsamfund.md
         citat matrix interviews --codebook kodebog.yaml --output matrix.xlsx

    A folder gives every text below it, but README and LICENSE files, hidden files, tables (csv, tsv, jsonl, xlsx), codebooks
    (yaml) and folders named gold. Keep results in another folder, or they are read as texts the next time.

    Much material, say more than fifty interviews, is faster with an index. It is kept in the folder, for your eyes only, and made
    again by itself when texts change; search, matrix and their like use it when the folder is named alone:
      citat index interviews
      citat index interviews --forget

    What the rules of a codebook find are proposals. Read them before you count on them.

    """

  private static let project = """
    A project is one file that keeps texts, codes, codings, memos and every change: copy it, and you have copied the study. It is
    for you only (its permissions are yours alone), and nothing leaves this machine.

      citat init                                               makes study.citat in this folder
      citat import interviews                                  takes files in; what is there already is noticed
      citat apply --codebook kodebog.yaml                      rules propose codes
      citat proposals --code civilsamfund                      what waits for a decision
      citat accept leder-3.txt --unit 12 --code civilsamfund   a decision; or reject
      citat review                                             all of it key by key, in the terminal; ? lists the keys
      citat show leder-3.txt --numbers                         the text with codings, and the numbers of turns
      citat code leder-3.txt --turn 12 --code netvaerk         by hand; --quote "words", --range, --in-vivo
      citat uncode anna-12                                     takes a coding away
      citat memo netvaerk --text 'Også kolleger?'              a note on anything
      citat matrix      citat summary netvaerk                 what people decided; --proposals adds the rest
      citat search 'samarbejde NOT theme:*'                    also code: coder: case:
      citat cases import deltagere.csv                         who and what cases are; then search and matrix know them
      citat list codings --format csv                          every coding with its words, for other programs
      citat agreement                                          how far the coders of the project agree
      citat log         citat undo         citat redo          nothing is lost by mistake

    In a folder with one project its name need not be given; else --project FILE. You code under your name: --coder, or
    CITAT_CODER, or a line 'coder: Anna Holm' in ~/.config/citat/settings; 'blind: true' there hides others' codings in 'show'.

    From and to other programs: citat import nvivo.qdpx; citat export studie.qdpx; citat import-codings kodninger.xlsx. See
    citat help formats.
    A corrected transcript: citat import leder-3.txt --update carries codings over and says which words changed or are gone.
    Working together: each takes a copy, and citat merge copy.citat joins them; citat diff compares first. A coder has judged a
    source who coded in it, decided on a proposal in it, or marked it as read (w in review; citat code leder-3.txt --none):
    agreement counts where none of their codes lies as a judgement, and leaves out what they never opened. Who took in a sheet
    of 'citat sample' (citat import-codings) judged its units, until they code or decide elsewhere in the source.
    When a participant withdraws: citat erase leder-3.txt. It cannot be undone, and names the backups it knows of.
    Safety: citat backup FILE copies and checks; citat check looks at everything and says what mends it. A project of more than
    200,000 words keeps an index beside it, .study.citat.citat-index, for your eyes only; it may be deleted at any time.

    """

  private static let query = #"""
    What you type                    What it finds
    samarbejde                       the word in any inflection, and inside compounds (samarbejdspartner)
    =samarbejdet                     this form only
    lemma:samarbejde                 any inflection, never inside compounds
    samarb*  *samfund  b?rn          * stands for any letters, ? for one
    /(sam|med)arbejd.*/              a regular expression that matches whole words
    netvork~                         the word, or one slip of the keyboard away: netværk
    "tæt samarbejde"                 words side by side; quotation marks may be left out
    "=tæt samarb*"                   signs work inside a phrase
    A NEAR/5 B                       both within five words, in any order
    tage ONEAR/3 fat                 both within three words, in this order
    A OR B                           either
    A AND B                          the hits of both, in units that hold both
    A NOT B                          the hits of A, in units without B
    A AND B WITHIN sentence          the unit: sentence, turn, paragraph, quotation, section, source
    (A OR B) NEAR/3 C                parentheses group
    A role:leder*                    only where the speaker's role begins so
    A (role:leder OR role:barn)      only in turns of one of these roles
    A NOT role:interviewer           not what the interviewer says
    speaker:IP1                      a field alone finds the units: all turns of IP1
    role:leder* NOT A                turns of leaders that do not hold A
    A NOT role:"leder af familiehus"     a value with blanks stands in quotation marks
    theme:netvaerk AND A             where a codebook's rules propose the theme (--codebook), or a project's coders coded it
    NOT theme:*                      units without a theme

    Fields: speaker: role: case: source: section: kind:, and of codings theme: code: coder:. * and ? work in their values.

    Hits are counted apart: word, the word itself in any inflection; head, the last part of a compound (skolesamarbejde);
    constituent, another part (samarbejdspartner); ellipsis, left out of a coordination (børneområdet in børne- og
    ungeområdet). A word with several readings (ved, så, får) is found by the one that its sentence gives it; with
    --all-readings by any.

    AND, OR, NOT, NEAR and WITHIN are written in capitals. NEAR binds tighter than AND and NOT, these tighter than OR, and
    WITHIN holds for all at its left. NEAR counts the shortest spans. Case and accents do not matter; å, æ and ø are letters
    of their own, and with --fold-aa also aa and å find each other. The unit is the turn, else the paragraph. Put the query in
    single quotes, so that the shell leaves it alone.

    Patterns of words, as in CQP and Sketch Engine; they mix with all of the above
    [lemma="samarbejde"]             a word by word, lemma, constituent or pos; values are regular expressions
    [pos="ADJ" & word!="god.*"]      & | ! and parentheses join; parts of speech are those of Universal Dependencies
    [constituent="psykiatri"]        a compound that holds the word
    tæt [] [pos="NOUN"]              [] is any word
    [pos="ADJ"]+ [lemma="hus"]       * + ? {2} {0,3} repeat; so does {0,3} behind any word
    ([word="i"] | [word="på"]) [pos="NOUN"]     | parts alternatives
    <s> [pos="VERB"]                 <s> is where a sentence begins, </s> where it ends; so <turn>, <paragraph>, <section>
    [lemma="hus"] within sentence    inside one segment
    A within <turn role="PPR.*"/>    inside a segment whose role is so; !within outside of all such
    <turn/> containing A             segments that hold a hit; !containing those that hold none
    a:[pos="NOUN"] [] b:[] :: a.lemma = b.lemma     labels, and what holds between them

    Of the matches that begin with a word the shortest counts, and none that lies inside another. %c and %d may stand behind a
    value and change nothing; behind %l its signs are letters.

      citat explain 'A OR B NEAR/5 C'          shows how a query is read
      citat explain samarbejde interviews      shows which words a word finds, and how often

    """#

  private static let codebook = """
    A codebook is a YAML file. The shortest one:

      name: Min kodebog
      codes:
        - id: civilsamfund
          name: Samarbejde med civilsamfundet
          color: "#2E7D5B"
          definition: Udsagn om samarbejdet mellem kommunen og foreninger og frivillige.
          rules:
            - query: 'civilsamfund OR forening'
            - query: 'frivillig'
              unless: 'frivillig aftale'
              unit: sentence
              weight: 0.5

    A code is proposed for a unit when the weights of the rules that fire reach its threshold (1, unless it says 'threshold').
    A rule fires when its query hits and its 'unless' does not; both are judged in the unit, or in the segment that 'unit'
    names. Further fields of a code: inclusion, exclusion, examples (text, coded, why), related, memo, codes (below it).
    'uses: [other.yaml]' takes in other codebooks.

    A rule may look beside the unit: 'context:' heading, question, before, around or source. It may ask for so many hits
    ('times'), different words ('different') or words in the unit ('length'), and be for some kinds of unit ('only'). A weight
    below 0 speaks against the code. Under 'words:' a query gets a name that rules call: 'words: {slaegt: onkel OR tante}'
    and '@slaegt'.

      citat convert kodebog.yaml kodebog.csv      a codebook for a spreadsheet, and back; .qdc for other programs
      citat codebook check kodebog.yaml      says what is wrong, line by line
      citat codebook test kodebog.yaml       runs the examples
      citat codebook evaluate kodebog.yaml interviews --gold gold      compares its proposals with people's codings
      citat codebook suggest CODE interviews --codebook kodebog.yaml --gold gold      words that its rules may lack
      citat why interview.txt --turn 12 --codebook kodebog.yaml      which rules fire there, and which nearly do

    Codebooks/README.md has an annotated example.

    """

  private static let speakers = """
    Who speaks is read from the text: labels before a colon (I:, IP2:, Skoleleder:), bold or on lines of their own, columns,
    or what the format says (WebVTT, SRT, oTranscribe, ELAN, JSON of speech recognisers, tables). A label counts when it is a
    usual one or recurs. Where nobody is called interviewer, the one who asks is guessed. Numbers before lines (7, 7:, 7., [7])
    are left out. See what was found:

      citat import --dry-run interviews

    What is wrong or missing is set once for all texts in a small table, speakers.csv, in the folder of the texts or one above
    it up to the folder that you name; or in any file, with --speakers FILE:

      label,name,role,case,source
      IP1,,socialrådgiver,Elm,interview-01.txt
      Fatima,Nabo 1,nabo,Ask,
      MH,,Interviewer,,
      *,,,Birk,interview-02.vtt

    label is as the text writes it, in any case; * is everybody. A line with a source goes before one for all, a label before
    *. name is what results show; role and case are fields of the query language (role:nabo case:elm), and the role
    Interviewer makes the interviewer, whose words are not coded. Columns that you do not need may be left out, but label.
    Commas, semicolons and tabs will do, and so will etiket, navn, rolle, sag and kilde.

    Names of persons that a text carries are not shown in results: they are called Person 1, Person 2. --names shows them.

    """

  private static let registers = """
    Citat knows some 49,000 Danish word forms and works out the others. A register of words makes it surer of those: it
    gives their lemmas, and the words that compounds begin with. What Citat lists itself stays as it is.

    --register cor1.02.tsv        COR, the Central Word Register (free of charge, ordregister.dk, CC0): tab-separated columns
                                  id, lemma, gloss, grammar, form, normative
    --register hunspell           the Danish spelling dictionary that is installed on this machine (hunspell-da)
    --register FOLDER/da_DK.dic   another Hunspell dictionary in UTF-8, with its .aff beside it

    The option may be repeated; the first register that lists a form is believed. search, matrix, summary, analyze, explain
    and codebook evaluate take it. It is said on standard error which registers were used, with a number that changes with
    their contents: name both where you report results. 'explain' shows which register a lemma came from, 'analyze' too.

      citat explain kandelabrene --register hunspell
      citat analyze interviews --register cor1.02.tsv --format conllu

    """

  private static let agreement = """
    Two or more people code the same texts, each in a file of their own:

      JSON lines (.jsonl)   an object a line: doc or source; id of the unit; spans [{"char": [start, end]}] or original
                            [[start, end]]; themes or codes, as names or objects with 'code' or 'id'; coder; text. Rows of
                            'citat matrix --all --format jsonl' can be compared with a person's codings, and what
                            'citat list codings --format jsonl' writes, with --sources.
      csv                   columns source, code, and unit or start and end; coder and text may be there; or kilde, kode,
                            enhed, slut, koder, tekst. A row without a code says that the unit was read and got none; a
                            second code is a second row, or stands behind a semicolon.

    Places count Unicode characters of the file from 0, end excluded. A coder is who 'coder' says, else the file's name.

      citat sample interviews --share 0.1 --by source --output sample.csv     a sheet for the second coder
      citat agreement anna.csv bo.csv                                         units as the files name them
      citat agreement anna.csv bo.csv --sources interviews --unit turn        units of the texts

    --unit character, word, sentence, turn, quotation, paragraph: a unit has a code if a coding overlaps it. A coder who has
    no line in a source did not judge it. What nobody coded counts as agreement that the code is not there; --coded-only
    leaves out units without any code. Long passages decide what is counted in characters.
    --unit segment: what was marked; two segments match when what they share is at least --min-overlap of what they cover
    together (0.9). The percentage is the share of segments that the other coder has too, and nothing is said of chance.

    agreement    the share of pairs of coders that agree
    Cohen κ      against chance, each coder with their own habits; with more than two the mean over pairs (Light)
    Scott π      the same with shared habits, two coders; Fleiss κ the same for any number
    Br-Pred      Brennan and Prediger: chance is one in two
    AC1          Gwet: steadier where a code is rare
    α            Krippendorff, nominal; units that some did not judge are allowed
    ᵤα           Krippendorff for unitising: where segments begin and end, in characters of whole texts or of a sample's units

    Intervals hold 95 % of 2,000 draws of whole sources (--resamples, --seed); with few sources they are rough. 'pooled'
    counts every unit once for each code. --disagreements lists every place; json, md, html, xlsx and docx have all
    of it.

    """

  private static let statistics = """
    frequencies, ngrams, collocates, keyness and vocabulary count with --of words (case and accents ignored), lemmas, or
    constituents: the words inside compounds, and the lemmas of words that are none. Words are what 'citat analyze' cuts;
    what a coordination leaves out is no word. Each occurrence counts under one lemma: that of its sentence for homographs
    (så, får, ved), else the likelier one of its form (godt as godt, not god; 'citat explain godt' says why), while a search
    for lemma:god finds godt too. --in counts only where fields hold ('role:leder', 'NOT role:interviewer'), or
    in the turns, else paragraphs, with a hit of a query. --stop-words da or a file leaves words out of the rows, never out
    of sizes and windows; 'citat help stop-words > mine.txt' gives the list to edit. --min leaves out rare rows.

    per_million    occurrences in a million words, of n-grams in a million sequences of that length
    dispersion     over sources: Juilland's D and Carroll's D2 (1 is even), Gries' DP and DPnorm, KL divergence (0 is even)
    ttr, mattr     distinct words by words, in all and as the mean of windows of 100 words (--window)
    heaps          V = k * N^beta, the curve of distinct words V after N words

    collocates     Words within --span 5 (or 3,0) of a hit, or in the --window sentence, turn or paragraph. Windows end with
                   the turn, else the paragraph (--within). Each word counts once, however many windows it is in, and the hits are neither
                   inside nor outside. near: in the windows; expected: by chance; all: in all. Log-dice, dice and minimum sensitivity take the hits;
                   all others the words in the windows. log_likelihood is negative where a word is rarer than expected. --measure orders: mi, mi3, t, z, log_likelihood, chi_squared, chi_squared_yates,
                   log_dice, dice, delta_p_collocate, delta_p_node, minimum_sensitivity, log_ratio.

    keyness        --target against --reference, the rest or a --reference-list (a csv that 'citat frequencies' wrote), or
                   --by source, role or speaker. Ordered by log ratio, log2 of how many times more often: first what the target has more of, then less. low and high are its 95 % interval, boot
                   the same over draws of whole speakers, since words cluster in persons. G2 is the log-likelihood, BIC the Bayes factor: above
                   2 speaks for a difference, above 10 strongly. A word that one side lacks counts there as half a word.

    p values are those of the log-likelihood; --correction names what is done because many words are tested:
    bh (Benjamini-Hochberg, the share of false finds), holm, bonferroni, none.
    --explain ROW, in each of these commands, prints the contingency table of a row where it has one, and every figure with its
    formula. csv and json have every measure. --by thirds (halves, quarters, tenths) counts by the place in the source.

      citat keyness interviews --target 'role:leder*' --stop-words da
      citat collocates samarbejde interviews --measure log_likelihood --output samarbejde.csv

    """

  private static let formats = """
    --format text     for reading (default); colours on a terminal only, never with NO_COLOR
    --format csv      RFC 4180; cells that a spreadsheet would take for formulas get an apostrophe (--raw: as they are)
    --format tsv      tabs; tabs and line ends in a cell become blanks; a cell that begins with a quotation
                      mark stands in quotation marks
    --format json     one object with 'rows'
    --format jsonl    an object a line
    --format md       Markdown
    --format html     one page that stands by itself, sorted and filtered without a network
    --format xlsx     a workbook, a sheet a table, the last says what it was made with; needs --output
    --format docx     Word: headings, tables that repeat their head, quotations with provenance, pictures; needs --output
    --format svg      a picture ('dispersion', 'vocabulary --growth', 'cooccurrence')
    --excel-da        csv as Danish Excel opens it: semicolons, decimal commas
    --format conllu   CoNLL-U ('analyze' only)

    --output FILE writes to a file, and its ending chooses the format; '-' is standard output. A file is whole or not there.
    Ranges are bytes of the canonical text; 'original' are places in the file, in Unicode characters (code points). Both count
    from 0, end excluded. In csv and JSON a code, group or variable that is called as a column of the table, such as text, has
    the column code-text, group-text or case-text.

    Texts are told by what is in them, not by their names: Word (.docx), OpenDocument (.odt), RTF, PDF (by pdftotext, which
    must be installed), HTML, Markdown, plain text (UTF-8, UTF-16 with a byte order mark, or Windows-1252, which is said), and
    .zip archives of them (each file is a source). Tracked changes are read as accepted; comments, notes, heads and feet of
    pages are no text ('citat show --all' shows those that are kept). A table with a column of names and one of words is turns.
    Transcripts with speakers and times are read too: noScribe (.html), WebVTT, SubRip, oTranscribe (.otr), ELAN (.eaf), and JSON of Whisper, WhisperX and other speech recognisers. A
    table of turns or answers (csv, tsv, xlsx) is read when it is named: columns such as Taler, Start, Slut, Tekst make turns;
    else a row is a case, open answers are quotations and the other columns its variables. 'citat import --dry-run' says how
    each file is read, and which layouts are read by their description only (unconfirmed).

    Other programs. citat import FILE takes a REFI-QDA project (.qdpx) of NVivo, ATLAS.ti, MAXQDA, QualCoder and others into a
    project, a codebook (.qdc), Taguette's SQLite file, RQDA's file or QualCoder's folder: codes, codings, notes, cases, sets,
    links. It says how places were counted and how many passages that proves. Texts that come with codings are not reflowed.
    citat export FILE.qdpx writes a project for them: characters are counted as the standard has it, with --offsets utf16 as
    NVivo does, and it is said what the format cannot hold. citat export also writes codebooks: .qdc, .yaml, .csv;
    and the texts with their codes, as Word comments (.docx) or in the margin (.html). citat convert A B does all that without
    a project. citat import-codings takes codings from tables, filled-in matrices and Word comments.

    Exit codes: 0 done; 1 nothing found, or a check failed; 2 an error, also when some inputs were skipped; 64 wrong usage.

    """
}
