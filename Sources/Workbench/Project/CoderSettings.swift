internal import FoundationEssentials
internal import Glibc

/// Who codes on this machine, and whether they see others' codings.
///
/// By what was named, else `CITAT_CODER`, else `coder:` in the settings file, else the name of the account.
package struct CoderSettings: Sendable, Equatable {
  package let name: String
  /// Whether others' codings are hidden: `blind: true` in the settings.
  package let isBlind: Bool

  /// - Parameter named: The name that the command line gives.
  package init(named: String? = nil) {
    let settings = Self.settings()
    name =
      [named, Self.variable("CITAT_CODER"), settings["coder"], Self.account].compactMap(\.self)
      .first { !$0.isEmpty } ?? "anonymous"
    isBlind = settings["blind"] == "true"
  }

  /// The settings file: `citat/settings` in the folder for settings.
  package static var file: String {
    let folder = variable("XDG_CONFIG_HOME") ?? (variable("HOME") ?? "") + "/.config"
    return folder + "/citat/settings"
  }

  /// Lines of `key: value`; `#` begins a comment.
  private static func settings() -> [String: String] {
    guard let data = FileManager.default.contents(atPath: file) else { return [:] }
    var result: [String: String] = [:]
    for line in String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline) where !line.hasPrefix("#") {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2 { result[trimmed(parts[0])] = trimmed(parts[1]) }
    }
    return result
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0 == " " || $0 == "\t" }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return String(text)
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  private static var account: String? {
    variable("USER") ?? getpwuid(getuid()).flatMap { $0.pointee.pw_name.map { String(cString: $0) } }
  }
}
