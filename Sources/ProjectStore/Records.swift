internal import GRDB
internal import QualitativeCoding

/// A value of a study that is a row of a table of its own name, with a column for each property.
protocol StudyRow: Codable, FetchableRecord, PersistableRecord {
  static var table: String { get }
  var id: String { get }
}

extension StudyRow {
  static var databaseTableName: String { table }
}

extension Coder: StudyRow { static let table = "coder" }
extension StudySource: StudyRow { static let table = "source" }
extension Revision: StudyRow { static let table = "revision" }
extension StudyCoding: StudyRow { static let table = "coding" }
extension Decision: StudyRow { static let table = "decision" }
extension Judgement: StudyRow { static let table = "judgement" }
extension Memo: StudyRow { static let table = "memo" }
extension Link: StudyRow { static let table = "link" }
extension StudySet: StudyRow { static let table = "studySet" }
extension SetMember: StudyRow { static let table = "setMember" }
extension Case: StudyRow { static let table = "case" }
extension CaseMember: StudyRow { static let table = "caseMember" }
extension Variable: StudyRow { static let table = "variable" }
extension CaseValue: StudyRow { static let table = "caseValue" }
extension SpeakerEntry: StudyRow { static let table = "speakerEntry" }

extension Proposal: FetchableRecord, TableRecord {
  package static let databaseTableName = "proposal"
}
