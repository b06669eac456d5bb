import Foundation

/// Random cases of each kind: four thousand, or a million where CITAT_LONG_TESTS is set.
let randomCases = ProcessInfo.processInfo.environment["CITAT_LONG_TESTS"] == nil ? 4_000 : 1_000_000
