internal import CorpusModel
internal import DocumentStructure
internal import Foundation
internal import TextAnalysis

extension Evaluate {
  /// The bars of the report structure beside what the program reaches, for each report and for all of them.
  ///
  /// - Parameter arguments: `-v` lists where the two differ; the rest are gold files, all of the shared data where there
  ///   are none.
  static func structure(_ arguments: [String]) throws {
    var paths = arguments.filter { $0 != "-v" }
    if paths.isEmpty {
      let folder = SharedData.folder.appendingPathComponent("gold").path
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      paths = names.filter { $0.hasSuffix(".structure.json") }.sorted().map { folder + "/" + $0 }
    }
    if paths.isEmpty { print("no gold structure: name its folder by CITAT_SHARED") }
    let analyzer = DanishAnalyzer()
    let reader = DocumentReader { analyzer.isKnown($0) }
    var columns: [(name: String, figures: StructureFigures)] = []
    var all = StructureFigures()
    for path in paths {
      let gold = try StructureGold.decoded(Data(contentsOf: URL(fileURLWithPath: path)))
      let base = URL(fileURLWithPath: path).deletingLastPathComponent().deletingLastPathComponent()
      let text = try String(contentsOf: base.appendingPathComponent(gold.file), encoding: .utf8)
      let figures = StructureFigures(reader.document(source: gold.doc, verbatim: UTF8Text(text)), gold: gold)
      columns.append((gold.doc, figures))
      all += figures
    }
    columns.append(("all", all))
    print(StructureTable(columns).text)
    guard arguments.contains("-v") else { return }
    for (name, figures) in columns.dropLast() { for miss in figures.misses { print(name + ": " + miss) } }
  }
}
