internal import CorpusModel
internal import QualitativeCoding

extension ReviewSession {
  /// Takes a key.
  ///
  /// - Returns: What else must be done; `nil` where the state says it all.
  package mutating func take(_ key: ReviewKey) -> ReviewEffect? {
    message = nil
    switch key {
    case .control("c"): return mode == .reading ? .quit : leave()
    case .control("z"): return .suspend
    case .control("l"): return .redraw
    default: break
    }
    switch mode {
    case .reading: return read(key)
    case .adjusting(let adjusting): return adjust(key, adjusting)
    case .choosing(let editor, let number): return choose(key, editor, number)
    case .writing(let editor, let target): return write(key, editor, target)
    case .searching(let editor): return search(key, editor)
    case .picking(let number): return pick(key, number)
    case .help(let first): return help(key, first)
    }
  }

  /// Back to reading, with nothing done.
  private mutating func leave() -> ReviewEffect? {
    if case .adjusting(let adjusting) = mode { light(adjusting.before, mark: adjusting.mark) }
    mode = .reading
    return nil
  }

  // MARK: Reading

  private mutating func read(_ key: ReviewKey) -> ReviewEffect? {
    switch key {
    case .down, .character("j"): goStep(1)
    case .up, .character("k"): goStep(-1)
    case .character("s"), .right: goSentence(1)
    case .character("S"), .left: goSentence(-1)
    case .character("n"): return go(1, in: queue)
    case .character("N"): return go(-1, in: queue)
    case .character("p"): return go(1, in: proposals)
    case .character("P"): return go(-1, in: proposals)
    case .character("u"): return go(1, in: .uncoded)
    case .character("U"): return go(-1, in: .uncoded)
    case .pageDown, .character(" "), .control("f"): return .page(1)
    case .pageUp, .character("b"), .control("b"): return .page(-1)
    case .home, .character("g"): if let first = source.steps.first { light(first.range) }
    case .end, .character("G"): if let last = source.steps.last { light(last.range) }
    case .character("]"): return .turn(source.number + 1)
    case .character("["): return .turn(source.number - 1)
    case .tab: select(1)
    case .backTab: select(-1)
    case .escape: if let step { light(step.range) }
    default: return act(key)
    }
    return nil
  }

  /// The proposals that `p` goes through: those of the queue where it is one of proposals, else all.
  private var proposals: ReviewQueue {
    if case .proposals = queue { return queue }
    return .proposals(code: nil)
  }

  /// Keys that decide, code and write.
  private mutating func act(_ key: ReviewKey) -> ReviewEffect? {
    switch key {
    case .character("a"): return decide(.accepted)
    case .character("r"): return decide(.rejected)
    case .character("A"): return decideAll(.accepted)
    case .character("R"): return decideAll(.rejected)
    case .character("c"), .enter: mode = .choosing(LineEditor(), 0)
    case .character("."):
      guard let code = recentCodes.first else {
        message = .error("no code was put yet; c chooses one")
        return nil
      }
      return .code(code, lit)
    case .character("x"), .delete:
      guard let mark = selected ?? onlyOwn else {
        message = .error(marksHere.contains(where: \.isOwn) ? "Tab chooses the coding" : "no coding of yours is here")
        return nil
      }
      guard mark.isOwn else {
        message = .error(mark.proposal == nil ? "it is another coder's" : "it is a proposal: r rejects it")
        return nil
      }
      return .uncode(mark.key)
    case .character("v"): mode = startAdjusting()
    case .character("m"): mode = startMemo()
    case .character("/"): mode = .searching(LineEditor())
    case .character("o"): mode = .picking(queues.firstIndex { $0.queue == queue } ?? 0)
    case .character("w"): return .markRead
    case .character("z"): return .undo
    case .character("Z"), .control("r"): return .redo
    case .character("?"), .character("h"): mode = .help(0)
    case .character("q"): return .quit
    case .paste: message = .error("what was pasted was left out; c, m and / take text")
    default: message = .error("no such key; ? lists them")
    }
    return nil
  }

  /// The coder's coding on the lit range, where it is the only one.
  private var onlyOwn: ReviewMark? {
    let own = marksHere.filter(\.isOwn)
    return own.count == 1 ? own[0] : nil
  }

  private mutating func decide(_ verdict: Decision.Verdict) -> ReviewEffect? {
    guard let proposal = selected?.proposal else {
      let others = marksHere.contains { $0.proposal != nil }
      message = .error(others ? "Tab chooses the proposal" : "no proposal is here; p goes to the next")
      return nil
    }
    return .decide(verdict, [proposal], nil)
  }

  private mutating func decideAll(_ verdict: Decision.Verdict) -> ReviewEffect? {
    let proposals = marksHere.compactMap(\.proposal)
    if proposals.isEmpty {
      message = .error("no proposal is here; p goes to the next")
      return nil
    }
    return .decide(verdict, proposals, nil)
  }

  private mutating func startAdjusting() -> Mode {
    let before = lit
    // A coding or proposal that was chosen, or that is just what is lit, gets other words; a sentence in it does not.
    guard let mark = selected, mark.isOwn || mark.proposal != nil, isChosen || mark.range == lit else {
      return .adjusting(Adjusting(before: before, mark: nil))
    }
    light(mark.range, mark: mark.key)
    return .adjusting(Adjusting(before: before, mark: mark.key))
  }

  private func startMemo() -> Mode {
    if let mark = selected, mark.proposal == nil {
      let memo = source.memos.last { $0.kind == .coding && $0.target == mark.key && $0.coder == coder.id }
      return writing(memo?.text ?? "", memo.map { .memo($0.id) } ?? .coding(mark.key))
    }
    let memo = source.memos.last {
      $0.kind == .source && $0.start == lit.start && $0.end == lit.end && $0.coder == coder.id
    }
    return writing(memo?.text ?? "", memo.map { .memo($0.id) } ?? .place(lit))
  }

  /// A memo to go on with: what was typed for it and not kept, else what it says.
  private func writing(_ text: String, _ target: ReviewMemoTarget) -> Mode {
    let draft = draft.flatMap { $0.source == source.source.id && $0.target == target ? $0.text : nil }
    return .writing(LineEditor(draft ?? text, allowsLines: true), target)
  }

  // MARK: Adjusting

  private mutating func adjust(_ key: ReviewKey, _ adjusting: Adjusting) -> ReviewEffect? {
    switch key {
    case .right, .character("l"): adjust(end: 1)
    case .left, .character("h"): adjust(end: -1)
    case .shiftLeft, .character("H"): adjust(start: -1)
    case .shiftRight, .character("L"): adjust(start: 1)
    case .escape, .character("q"): return leave()
    case .character("c"): mode = .choosing(LineEditor(), 0)
    case .enter, .character("a"):
      mode = .reading
      guard let mark = marksHere.first(where: { $0.key == adjusting.mark }) else { return nil }
      if let proposal = mark.proposal { return .decide(.accepted, [proposal], lit) }
      return mark.isOwn && mark.range != lit ? .move(mark.key, lit) : nil
    default: message = .error("← → move the end, H L the start; Enter takes it, Esc does not")
    }
    return nil
  }

  // MARK: Typing

  private mutating func choose(_ key: ReviewKey, _ editor: LineEditor, _ number: Int) -> ReviewEffect? {
    var editor = editor
    let count = choices.count + (newCodeName == nil ? 0 : 1)
    switch key {
    case .escape: return leave()
    case .down, .tab, .control("n"): mode = .choosing(editor, count == 0 ? 0 : (number + 1) % count)
    case .up, .backTab, .control("p"): mode = .choosing(editor, count == 0 ? 0 : (number + count - 1) % count)
    case .enter:
      let (found, new) = (choices, newCodeName)
      mode = .reading
      if found.indices.contains(number) { return .code(found[number].id, lit) }
      if let new { return .newCode(new, lit) }
      message = .error("the project has no codes yet; type a name to make one")
    default: if editor.take(key) { mode = .choosing(editor, 0) }
    }
    return nil
  }

  private mutating func write(_ key: ReviewKey, _ editor: LineEditor, _ target: ReviewMemoTarget) -> ReviewEffect? {
    var editor = editor
    switch key {
    case .escape:
      let saved = if case .memo(let id) = target { source.memos.first { $0.id == id }?.text ?? "" } else { "" }
      let isChanged = editor.text != saved && !editor.text.allSatisfy(\.isWhitespace)
      if isChanged { draft = (source.source.id, target, editor.text) }
      message = .done(
        isChanged ? "the memo was left as it was; m here brings back what you typed" : "the memo was left as it was")
      return leave()
    case .enter:
      mode = .reading
      if draft?.source == source.source.id, draft?.target == target { draft = nil }
      let isEmpty = editor.text.allSatisfy(\.isWhitespace)
      if isEmpty, case .memo = target { return .memo("", target) }
      return isEmpty ? nil : .memo(editor.text, target)
    default:
      if editor.take(key) { mode = .writing(editor, target) }
      return nil
    }
  }

  private mutating func search(_ key: ReviewKey, _ editor: LineEditor) -> ReviewEffect? {
    var editor = editor
    switch key {
    case .escape: return leave()
    case .enter:
      mode = .reading
      return editor.text.allSatisfy(\.isWhitespace) ? nil : .find(editor.text)
    default:
      if editor.take(key) { mode = .searching(editor) }
      return nil
    }
  }

  private mutating func pick(_ key: ReviewKey, _ number: Int) -> ReviewEffect? {
    let queues = queues
    switch key {
    case .down, .tab, .character("j"): mode = .picking((number + 1) % queues.count)
    case .up, .backTab, .character("k"): mode = .picking((number + queues.count - 1) % queues.count)
    case .enter:
      mode = .reading
      guard queues.indices.contains(number) else { return nil }
      if case .sample(let places, _) = queues[number].queue, places.isEmpty { return .drawSample }
      queue = queues[number].queue
      return go(1, in: queue)
    default: return leave()
    }
    return nil
  }

  private mutating func help(_ key: ReviewKey, _ first: Int) -> ReviewEffect? {
    switch key {
    case .down, .character("j"): mode = .help(first + 1)
    case .up, .character("k"): mode = .help(max(0, first - 1))
    case .pageDown, .character(" "): mode = .help(first + 10)
    case .pageUp, .character("b"): mode = .help(max(0, first - 10))
    default: return leave()
    }
    return nil
  }
}
