// swift-tools-version: 6.2
import PackageDescription

/// What every Swift target is compiled with; STYLE: Swift 6 mode, warnings are errors.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "citat",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
  ],
  targets: [
    // 0
    .systemLibrary(
      name: "CICULibrary", path: "Sources/CICULibrary", pkgConfig: "icu-i18n",
      providers: [.apt(["libicu-dev"])]),
    .target(name: "CICU", dependencies: ["CICULibrary"]),
    .target(name: "CorpusModel", swiftSettings: settings),
    .target(name: "UnicodeText", dependencies: ["CICU"], swiftSettings: settings),
    .target(name: "CTextTables", exclude: ["LICENSES.md", "Tables"]),
    // 1
    .target(
      name: "TextAnalysis", dependencies: ["CorpusModel", "CTextTables", "UnicodeText"],
      exclude: ["Training", "Lemmas/README.md"], swiftSettings: settings),
    // 5
    .executableTarget(
      name: "citat-evaluate",
      dependencies: ["TextAnalysis", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: settings),
    .testTarget(name: "TextAnalysisTests", dependencies: ["TextAnalysis"], swiftSettings: settings),
    .testTarget(name: "CorpusModelTests", dependencies: ["CorpusModel"], swiftSettings: settings),
    .testTarget(name: "UnicodeTextTests", dependencies: ["UnicodeText"], swiftSettings: settings),
  ]
)
