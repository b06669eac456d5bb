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
    .target(name: "CTextTables", exclude: ["LICENSES.md", "data"]),
    .target(name: "CorpusModel", swiftSettings: settings),
    .target(name: "UnicodeText", dependencies: ["CICU"], swiftSettings: settings),
    .target(name: "TextStatistics", swiftSettings: settings),
    // 1
    .target(
      name: "TextAnalysis", dependencies: ["CorpusModel", "CTextTables", "UnicodeText"],
      exclude: ["README.md", "Lemmas/README.md", "Training"], swiftSettings: settings),
    .target(name: "DocumentStructure", dependencies: ["CorpusModel", "UnicodeText"], swiftSettings: settings),
    .target(name: "CorpusIndex", dependencies: ["CorpusModel", "UnicodeText"], swiftSettings: settings),
    .target(name: "QualitativeCoding", dependencies: ["CorpusModel", "UnicodeText"], swiftSettings: settings),
    // 2
    .target(
      name: "CorpusQuery", dependencies: ["CorpusIndex", "CorpusModel", "TextAnalysis", "UnicodeText"],
      swiftSettings: settings),
    .target(
      name: "Interchange",
      dependencies: ["CorpusModel", "QualitativeCoding", "UnicodeText", .product(name: "Yams", package: "Yams")],
      swiftSettings: settings),
    // 3
    .target(
      name: "Workbench",
      dependencies: [
        "CorpusIndex", "CorpusModel", "CorpusQuery", "DocumentStructure", "Interchange", "QualitativeCoding",
        "TextAnalysis", "TextStatistics", "UnicodeText",
      ], swiftSettings: settings),
    // 5
    .executableTarget(
      name: "citat",
      dependencies: [
        "CorpusModel", "CorpusQuery", "Interchange", "QualitativeCoding", "TextAnalysis", "UnicodeText", "Workbench",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: settings),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(
      name: "DocumentStructureTests",
      dependencies: [
        "TestSupport", "CorpusModel", "DocumentStructure", "Interchange", "UnicodeText", "citat-evaluate",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "InterchangeTests",
      dependencies: ["TestSupport", "CorpusModel", "Interchange", "QualitativeCoding", "UnicodeText"],
      swiftSettings: settings),
    .executableTarget(
      name: "citat-evaluate", dependencies: ["CorpusModel", "DocumentStructure", "TextAnalysis", "UnicodeText"],
      swiftSettings: settings),
    .executableTarget(
      name: "citat-bench", dependencies: ["CorpusModel", "TextAnalysis", "UnicodeText"], swiftSettings: settings),
    .testTarget(
      name: "TextAnalysisTests", dependencies: ["TextAnalysis", "CorpusModel", "UnicodeText", "citat-evaluate"],
      swiftSettings: settings),
    .testTarget(name: "TextStatisticsTests", dependencies: ["TextStatistics"], swiftSettings: settings),
    .testTarget(name: "LayoutTests", swiftSettings: settings),
    .testTarget(
      name: "CommandTests", dependencies: ["citat"], exclude: ["Snapshots"], swiftSettings: settings),
    .testTarget(
      name: "CorpusIndexTests", dependencies: ["TestSupport", "CorpusIndex", "CorpusModel", "UnicodeText"],
      swiftSettings: settings),
    .testTarget(
      name: "CorpusQueryTests",
      dependencies: ["TestSupport", "CorpusIndex", "CorpusModel", "CorpusQuery", "TextAnalysis"],
      swiftSettings: settings),
    .testTarget(
      name: "QualitativeCodingTests", dependencies: ["CorpusModel", "QualitativeCoding"], swiftSettings: settings),
    .testTarget(
      name: "WorkbenchTests",
      dependencies: [
        "TestSupport", "CorpusIndex", "CorpusModel", "CorpusQuery", "DocumentStructure", "Interchange",
        "QualitativeCoding",
        "TextAnalysis", "Workbench",
      ], swiftSettings: settings),
    .testTarget(name: "CorpusModelTests", dependencies: ["TestSupport", "CorpusModel"], swiftSettings: settings),
    .testTarget(name: "UnicodeTextTests", dependencies: ["UnicodeText"], swiftSettings: settings),
  ]
)
