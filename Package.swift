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
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // 0
    .systemLibrary(
      name: "CICULibrary", path: "Sources/CICULibrary", pkgConfig: "icu-i18n",
      providers: [.apt(["libicu-dev"])]),
    .target(name: "CICU", dependencies: ["CICULibrary"]),
    .systemLibrary(
      name: "CSpreadsheetLibrary", path: "Sources/CSpreadsheetLibrary", pkgConfig: "xlsxwriter",
      providers: [.apt(["libxlsxwriter-dev"])]),
    .target(name: "CSpreadsheet", dependencies: ["CSpreadsheetLibrary"]),
    .systemLibrary(
      name: "CZipLibrary", path: "Sources/CZipLibrary", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .target(name: "CZip", dependencies: ["CZipLibrary"]),
    .systemLibrary(
      name: "CMarkupLibrary", path: "Sources/CMarkupLibrary", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"])]),
    .target(name: "CMarkup", dependencies: ["CMarkupLibrary"]),
    .target(name: "CChildProgram"),
    .target(name: "CTerminal"),
    .target(name: "CPositions"),
    .target(name: "CTextTables", exclude: ["LICENSES.md", "data"]),
    .target(name: "CorpusModel", swiftSettings: settings),
    .target(name: "UnicodeText", dependencies: ["CICU"], swiftSettings: settings),
    .target(name: "TextStatistics", swiftSettings: settings),
    // 1
    .target(
      name: "TextAnalysis", dependencies: ["CorpusModel", "CTextTables", "UnicodeText"],
      exclude: ["README.md", "Lemmas/README.md", "Training"], swiftSettings: settings),
    .target(
      name: "DocumentStructure", dependencies: ["CorpusModel", "UnicodeText"], exclude: ["Report/README.md"],
      swiftSettings: settings),
    .target(
      name: "CorpusIndex", dependencies: ["CPositions", "CorpusModel", "UnicodeText"], exclude: ["README.md"],
      swiftSettings: settings),
    .target(
      name: "QualitativeCoding", dependencies: ["CorpusModel", "TextStatistics", "UnicodeText"],
      swiftSettings: settings),
    // 2
    .target(
      name: "CorpusQuery", dependencies: ["CorpusIndex", "CorpusModel", "TextAnalysis", "UnicodeText"],
      exclude: ["Grammar/README.md"],
      swiftSettings: settings),
    .target(
      name: "Interchange",
      dependencies: [
        "CChildProgram", "CMarkup", "CorpusModel", "CSpreadsheet", "CZip", "QualitativeCoding", "UnicodeText",
        .product(name: "Yams", package: "Yams"),
      ],
      exclude: ["README.md", "Exchange/README.md"], swiftSettings: settings),
    .target(
      name: "ProjectStore",
      dependencies: ["CorpusModel", "QualitativeCoding", "UnicodeText", .product(name: "GRDB", package: "GRDB.swift")],
      exclude: ["README.md"], swiftSettings: settings),
    // 3
    .target(
      name: "Workbench",
      dependencies: [
        "CorpusIndex", "CorpusModel", "CorpusQuery", "DocumentStructure", "Interchange", "ProjectStore",
        "QualitativeCoding", "TextAnalysis", "TextStatistics", "UnicodeText",
      ], swiftSettings: settings),
    // 5
    .executableTarget(
      name: "citat",
      dependencies: [
        "CTerminal", "CorpusModel", "CorpusQuery", "Interchange", "ProjectStore", "QualitativeCoding", "TextAnalysis",
        "TextStatistics", "UnicodeText",
        "Workbench", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: settings),
    .target(
      name: "TestSupport", dependencies: ["CorpusIndex", "CorpusModel", "TextStatistics"], path: "Tests/TestSupport",
      swiftSettings: settings),
    .testTarget(
      name: "DocumentStructureTests",
      dependencies: [
        "TestSupport", "CorpusModel", "DocumentStructure", "Interchange", "UnicodeText", "citat-evaluate",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "InterchangeTests",
      dependencies: [
        "TestSupport", "CorpusModel", "DocumentStructure", "Interchange", "QualitativeCoding", "UnicodeText",
      ], exclude: ["Fixtures"], swiftSettings: settings),
    .executableTarget(
      name: "citat-evaluate", dependencies: ["CorpusModel", "DocumentStructure", "TextAnalysis", "UnicodeText"],
      swiftSettings: settings),
    .executableTarget(
      name: "citat-bench",
      dependencies: [
        "CorpusIndex", "CorpusModel", "CorpusQuery", "DocumentStructure", "Interchange", "ProjectStore",
        "QualitativeCoding", "TextAnalysis", "UnicodeText", "Workbench",
      ], swiftSettings: settings),
    .testTarget(
      name: "TextAnalysisTests",
      dependencies: ["TestSupport", "TextAnalysis", "CorpusModel", "CTextTables", "UnicodeText", "citat-evaluate"],
      swiftSettings: settings),
    .testTarget(
      name: "TextStatisticsTests", dependencies: ["TestSupport", "TextStatistics"], exclude: ["Vectors"],
      swiftSettings: settings),
    .testTarget(
      name: "ProjectStoreTests",
      dependencies: [
        "TestSupport", "CorpusModel", "DocumentStructure", "ProjectStore", "QualitativeCoding", "UnicodeText",
        .product(name: "GRDB", package: "GRDB.swift"),
      ], exclude: ["Fixtures"], swiftSettings: settings),
    .testTarget(name: "LayoutTests", swiftSettings: settings),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "TestSupport", "CorpusModel", "ProjectStore", "QualitativeCoding", "UnicodeText", "Workbench", "citat",
      ],
      exclude: ["Snapshots"], swiftSettings: settings),
    .testTarget(
      name: "CorpusIndexTests", dependencies: ["TestSupport", "CorpusIndex", "CorpusModel", "UnicodeText"],
      swiftSettings: settings),
    .testTarget(
      name: "CorpusQueryTests",
      dependencies: ["TestSupport", "CorpusIndex", "CorpusModel", "CorpusQuery", "TextAnalysis"],
      swiftSettings: settings),
    .testTarget(
      name: "QualitativeCodingTests", dependencies: ["CorpusModel", "QualitativeCoding", "TextStatistics"],
      swiftSettings: settings),
    .testTarget(
      name: "WorkbenchTests",
      dependencies: [
        "TestSupport", "CorpusIndex", "CorpusModel", "CorpusQuery", "DocumentStructure", "Interchange",
        "ProjectStore", "QualitativeCoding", "TextAnalysis", "TextStatistics", "UnicodeText", "Workbench",
      ], swiftSettings: settings),
    .testTarget(name: "CorpusModelTests", dependencies: ["TestSupport", "CorpusModel"], swiftSettings: settings),
    .testTarget(name: "UnicodeTextTests", dependencies: ["UnicodeText"], swiftSettings: settings),
  ]
)
