internal import CorpusModel
internal import QualitativeCoding
internal import UnicodeText
internal import Workbench

extension MatrixPrinter {
  /// Groups by themes, and a bar for each theme.
  func counts(_ options: MatrixOptions) -> String {
    let cross = CrossTable(
      result, by: options.grouping ?? .source, measure: options.measure, percent: options.percent,
      order: options.order)
    let counts = CountTablePrinter(
      terminal: terminal, themes: cross.themes.map { CountTablePrinter.Head(id: $0.id, name: $0.name, color: $0.color) }
    )
    var text = counts.text(
      heading: (options.grouping ?? .source).key,
      lines: cross.lines.map { ($0.group, $0.values.map { cell($0, cross.isShare) }) },
      sums: cross.total.values.map { cell($0, cross.isShare) })
    if cross.marksProposals {
      text += "\nof them with proposals only: \(cross.total.proposed) of \(cross.total.coded) units\n"
    }
    return text + "\n" + bars(cross)
  }

  private func cell(_ value: Double, _ isShare: Bool) -> String {
    value == 0 ? "·" : isShare ? FixedDecimal.text(value * 100, digits: 1) + "%" : String(Int(value))
  }

  /// One bar a theme, over all groups.
  private func bars(_ cross: CrossTable) -> String {
    let names = cross.themes.map { Terminal.safe($0.name) }
    let width = min(names.map { DisplayWidth.columns(of: $0) }.max() ?? 0, max(16, terminal.columns / 2 - 8))
    let peak = cross.total.values.max() ?? 0
    let room = Double(min(40, max(10, terminal.columns - width - 10)))
    return zip(cross.themes.indices, cross.total.values).map { number, value in
      let length = peak > 0 ? value / peak * room : 0
      // Eighths of a column, so that short bars differ too.
      let eighths = Int((length * 8).rounded())
      let bar =
        String(repeating: "█", count: eighths / 8)
        + ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
      let name = names[number].truncated(to: width).padded(to: width)
      let styled = cross.themes[number].color.map { terminal.styled(bar, .color($0)) } ?? bar
      return name + " " + (bar.isEmpty ? "" : styled + " ") + cell(value, cross.isShare) + "\n"
    }.joined()
  }
}
