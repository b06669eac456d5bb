internal import CorpusModel
internal import QualitativeCoding
internal import UnicodeText
internal import Workbench

/// What stands beside or below the text: what lies on the lit words, or what is being typed and chosen.
struct ReviewPanel {
  let session: ReviewSession
  let columns: Int
  let rows: Int

  /// As many lines as there are rows.
  var lines: [ScreenLine] {
    var lines: [ScreenLine] =
      switch session.mode {
      case .choosing(let editor, let number): codes(editor, number)
      case .writing(let editor, let target): memo(editor, target)
      case .searching(let editor): prompt("find", editor) + [ScreenLine(searchHint, .dim)]
      case .picking(let number): queues(number)
      default: marks
      }
    lines = Array(lines.prefix(rows))
    while lines.count < rows { lines.append(ScreenLine()) }
    return lines
  }

  private var searchHint: String { "words in any inflection, \"a phrase\", a NEAR/5 b, speaker:IP1" }

  // MARK: What lies here

  /// Whether there is room to say more of each coding than its name.
  private var isTall: Bool { rows > 20 }

  private var marks: [ScreenLine] {
    let here = session.marksHere
    let memos = session.source.memos(on: session.lit)
    var result: [ScreenLine] = here.isEmpty ? [ScreenLine(" nothing lies here; c puts a code on it", .dim)] : []
    // What is chosen is always among what is shown.
    let room = isTall ? rows / 3 : max(1, rows - (memos.isEmpty ? 0 : 1))
    let selected = here.firstIndex { $0.key == session.selected?.key } ?? 0
    let shown = here.count > room ? room - 1 : room
    let first = max(0, min(selected - shown / 2, here.count - shown))
    for mark in here.dropFirst(first).prefix(shown) {
      result += lines(of: mark, isSelected: mark.key == session.selected?.key)
    }
    if here.count > shown {
      result.append(ScreenLine("   \(here.count - shown) more; Tab goes through them", .dim))
    }
    for memo in memos {
      var text = ScreenLine.wrapped("\(memo.coder): \(memo.text)", columns: columns - 4)
      var head = ScreenLine(" ✎ ", .bold)
      if !text.isEmpty { head.append(text.removeFirst()) }
      result.append(head)
      result += text.map { indented($0, by: 3) }
    }
    if let code = session.selected.flatMap({ session.code($0.code) }), let definition = code.definition {
      if isTall { result.append(ScreenLine()) }
      result += ScreenLine.wrapped(definition, columns: columns - 4, .dim).map { indented($0, by: 3) }
    }
    return result
  }

  private func lines(of mark: ReviewMark, isSelected: Bool) -> [ScreenLine] {
    let code = session.code(mark.code)
    var line = ScreenLine(isSelected ? "▸" : " ", .bold)
    let sign =
      switch mark.kind {
      case .proposal: "?"
      case .own: "●"
      case .other: "○"
      }
    var style = ScreenStyle.colored(code?.color)
    style.isBold = true
    line.append(sign + " ", style)
    line.append(code?.name ?? mark.code, isSelected ? .bold : .plain)
    if case .other(let coder) = mark.kind { line.append(" · \(coder)", .dim) }
    var words = ""
    if mark.proposal != nil {
      words = Set(mark.matches.map(\.text)).sorted().joined(separator: ", ")
    } else if mark.range != session.lit, !session.source.steps.contains(where: { $0.range == mark.range }) {
      words = "»\(session.source.document.text(in: mark.range))«"
    }
    if words.isEmpty { return [line] }
    if !isTall || line.columns + 2 + DisplayWidth.columns(of: words) <= columns {
      line.append("  " + words, .dim)
      return [line]
    }
    return [line] + ScreenLine.wrapped(words, columns: columns - 4, .dim).prefix(2).map { indented($0, by: 3) }
  }

  // MARK: Typing and choosing

  private func prompt(_ word: String, _ editor: LineEditor) -> [ScreenLine] {
    var line = ScreenLine(" \(word): ", .bold)
    line.append(typed(editor, columns: columns - line.columns))
    return [line]
  }

  /// One line of what is typed, with the cursor, its front cut where it is too long.
  private func typed(_ editor: LineEditor, columns: Int) -> ScreenLine {
    let (before, behind) = editor.parts
    var line = ScreenLine(before.truncatedFront(to: max(4, columns - 2)))
    line.append(behind.first.map { String($0) } ?? " ", .reversed)
    line.append(String(behind.dropFirst()))
    return line.truncated(to: columns)
  }

  private func codes(_ editor: LineEditor, _ number: Int) -> [ScreenLine] {
    var result = prompt("code", editor)
    var entries = session.choices.map { code -> ScreenLine in
      var line = ScreenLine("■ ", .colored(code.color))
      line.append(code.name)
      if !code.above.isEmpty { line.append("  " + code.above.joined(separator: " › "), .dim) }
      return line
    }
    if let name = session.newCodeName {
      entries.append(ScreenLine("+ new code »\(name)«"))
    } else if entries.isEmpty {
      result.append(ScreenLine(" no codes yet; type a name to make one", .dim))
    }
    let definition = session.choices.indices.contains(number) ? session.choices[number].definition : nil
    let room = definition == nil || rows < 10 ? rows - 1 : rows - 5
    result += list(entries, number, room: room)
    if let definition, rows >= 10 {
      result.append(ScreenLine())
      result += ScreenLine.wrapped(definition, columns: columns - 4, .dim).prefix(3).map { indented($0, by: 3) }
    }
    return result
  }

  private func queues(_ number: Int) -> [ScreenLine] {
    let entries = session.queues.map { queue in
      var line = ScreenLine((queue.count.map { "\($0)" } ?? "").leftPadded(to: 5) + "  ", .dim)
      line.append(queue.name)
      return line
    }
    return [ScreenLine(" go through:", .bold)] + list(entries, number, room: rows - 1)
  }

  /// Entries around the chosen one, as many as there is room for.
  private func list(_ entries: [ScreenLine], _ chosen: Int, room: Int) -> [ScreenLine] {
    let first = max(0, min(chosen - room / 2, entries.count - room))
    return entries.indices.dropFirst(first).prefix(room).map { place in
      var line = ScreenLine(place == chosen ? " ▸ " : "   ", .bold)
      for stretch in entries[place].stretches {
        line.append(stretch.text, place == chosen ? stretch.style.adding(.bold) : stretch.style)
      }
      return line
    }
  }

  private func memo(_ editor: LineEditor, _ target: ReviewMemoTarget) -> [ScreenLine] {
    let what =
      switch target {
      case .coding: "memo on the coding"
      case .place: "memo on the lit words"
      case .memo: "memo; without words it is removed"
      }
    let (before, behind) = editor.parts
    // The cursor's place is kept through the breaking of lines by a mark that no text holds.
    let cursor = "\u{2588}"
    let lines = ScreenLine.wrapped(before + cursor + behind, columns: columns - 4).map { indented($0, by: 3) }
    let place = lines.lastIndex { $0.plainText.contains(cursor) } ?? 0
    let room = max(1, rows - 1)
    return [ScreenLine(" \(what)", .bold)] + lines.dropFirst(max(0, place - room + 1)).prefix(room)
  }

  private func indented(_ line: ScreenLine, by columns: Int) -> ScreenLine {
    var result = ScreenLine(String(repeating: " ", count: columns))
    result.append(line)
    return result
  }
}
