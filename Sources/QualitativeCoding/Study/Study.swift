package import CorpusModel

/// All that a project holds but its history: what goes to and comes from other programs.
package struct Study: Sendable, Equatable {
  /// A source with its text and the file it came from.
  package struct SourceContent: Sendable, Equatable {
    package let source: StudySource
    package let revision: Revision
    package let document: Document
    /// The file as it was imported; empty where it was not kept.
    package let original: [UInt8]

    package init(source: StudySource, revision: Revision, document: Document, original: [UInt8]) {
      self.source = source
      self.revision = revision
      self.document = document
      self.original = original
    }
  }

  package var name: String
  package var codebook: Codebook
  package var coders: [Coder] = []
  package var sources: [SourceContent] = []
  package var codings: [StudyCoding] = []
  package var decisions: [Decision] = []
  package var judgements: [Judgement] = []
  package var memos: [Memo] = []
  package var links: [Link] = []
  package var sets: [StudySet] = []
  package var setMembers: [SetMember] = []
  package var cases: [Case] = []
  package var caseMembers: [CaseMember] = []
  package var variables: [Variable] = []
  package var values: [CaseValue] = []
  package var speakers: [SpeakerEntry] = []
  /// What other programs say of all this that has no place in it.
  package var exchange = ExchangeRecord()

  package init(name: String, codebook: Codebook) {
    self.name = name
    self.codebook = codebook
  }
}
