internal import FoundationEssentials

/// What a result was made with: it stands on every file that goes out.
package struct RunRecord: Sendable, Equatable {
  /// The program and its version.
  package static let program = "citat 0.1.0"

  /// Seconds since 1970.
  package let time: Int
  /// The kinds of unit that were asked for; empty for each source's own.
  package let units: [String]
  package let includesInterviewer: Bool
  /// The query whose units alone are counted; `nil` for all.
  package let filter: String?

  /// - Parameter time: Now, unless the environment's `SOURCE_DATE_EPOCH` says otherwise, so that two runs give the same bytes.
  package init(
    units: [String] = [], includesInterviewer: Bool = false, filter: String? = nil, time: Int = RunRecord.now
  ) {
    self.units = units
    self.includesInterviewer = includesInterviewer
    self.filter = filter
    self.time = time
  }

  /// Seconds since 1970, or what `SOURCE_DATE_EPOCH` says.
  package static var now: Int {
    if let fixed = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap({ Int($0) }) { return fixed }
    return Int(Date().timeIntervalSince1970)
  }

  /// `2026-11-21`, in UTC.
  package var date: String {
    let text = Date(timeIntervalSince1970: Double(time)).formatted(.iso8601)
    return String(text.prefix(10))
  }
}
