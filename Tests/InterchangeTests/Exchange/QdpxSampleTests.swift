import CorpusModel
import Foundation
import QualitativeCoding
import TestSupport
import Testing

@testable import Interchange

/// Projects that other programs wrote.
@Suite(.enabled(if: SharedFolder.holds("refi-qda"), "the shared data are not here: set CITAT_SHARED"))
struct QdpxSampleTests {
  private struct Expected: Decodable {
    struct Selection: Decodable {
      let source: String
      let selection: String
      let codePoints: [Int]
      let text: String
    }

    let selections: [Selection]
  }

  private func read(_ name: String) throws -> ExchangeReading {
    try QdpxReader.read(try SharedFolder.bytes("refi-qda/\(name)"), file: name)
  }

  @Test(arguments: [
    ("nvivo-win-12.6_masked", OffsetConvention(unit: .utf16), 303),
    ("qc-1.3.2_masked", OffsetConvention(unit: .codePoints), 158),
    ("aqda-0.5.0_dansk", OffsetConvention(unit: .codePoints), 5),
  ])
  func `Every passage is the one that was coded`(name: String, convention: OffsetConvention, count: Int) throws {
    let expected = try JSONDecoder().decode(
      Expected.self, from: Data(try SharedFolder.bytes("refi-qda/\(name).expected.json")))
    let reading = try read(name + ".qdpx")
    #expect(reading.offsets?.convention == convention)
    #expect(reading.offsets?.passages == count)
    #expect(reading.offsets?.placed == count)
    var places: [GUID: (UTF8Text, TextRange)] = [:]
    for source in reading.study.sources {
      for selection in source.selections {
        guard let text = source.text, let range = selection.place.range else { continue }
        for guid in [selection.guid] + selection.others { places[guid] = (text, range) }
      }
    }
    var right = 0
    for selection in expected.selections {
      let guid = try #require(GUID(selection.selection))
      let (text, range) = try #require(places[guid])
      let mark = text.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 1 : 0
      let scalars = text.scalars(of: range)
      if text.string(in: range) == selection.text,
        [scalars.start - mark, scalars.end - mark] == selection.codePoints
      {
        right += 1
      }
    }
    #expect(right == count)
  }

  @Test(arguments: [
    ("lf", OffsetConvention(unit: .codePoints)), ("lf_bom", OffsetConvention(unit: .codePoints)),
    ("crlf", OffsetConvention(unit: .codePoints)), ("crlf_bom", OffsetConvention(unit: .codePoints)),
    ("lf_u16", OffsetConvention(unit: .utf16)), ("lf_Sources_name", OffsetConvention(unit: .codePoints)),
  ])
  func `One interview in six conventions has the same passages`(name: String, convention: OffsetConvention) throws {
    let reading = try read("vectors/\(name).qdpx")
    let source = try #require(reading.study.sources.first)
    let text = try #require(source.text)
    #expect(
      source.selections.compactMap(\.place.range).map { text.string(in: $0) }
        == ["Vi løber stærkere", "Børnene får mindre tid"])
    #expect(reading.offsets?.sameWords == 2)
    #expect(source.selections.map(\.description) == ["memo æøå", "memo æøå"])
    #expect(source.selections.flatMap(\.codings).count == 2)
    #expect(reading.study.codes.map(\.name) == ["Arbejdspres"])
    #expect(reading.study.codes.map(\.isCodable) == [false])
    #expect(reading.study.codes.first?.codes.map(\.color) == ["#FF8800"])
    #expect(reading.study.cases.first?.values.map(\.value) == ["47"])
    #expect(reading.study.cases.first?.sources == [source.guid])
  }

  @Test func `A project whose sources did not come along is read with all that is said of them`() throws {
    let study = try read("atlasti-8.4-mac_standard-project.qdpx").study
    #expect(study.users.count == 3)
    #expect(study.codes.count == 14)
    #expect(study.sets.count == 16)
    #expect(study.notes.map(\.name) == ["Research Plan", "My favorite Coke ad"])
    #expect(study.links.map(\.direction) == [.oneWay])
    #expect(study.sources.count { $0.recording != nil } == 3)
    #expect(study.sources.first { !$0.syncPoints.isEmpty && $0.syncPoints.count > 1 }?.syncPoints.count == 11)
    #expect(
      Dictionary(grouping: study.sources, by: \.medium).mapValues(\.count) == [
        .text: 9, .picture: 1, .pdf: 2, .audio: 1, .video: 2,
      ])
  }

  @Test func `A file of QualCoder has the passages of the file that it was made of`() throws {
    let study = try read("qualcoder-4.0beta_dansk.qdpx").study
    let source = try #require(study.sources.first)
    let text = try #require(source.text)
    #expect(
      source.selections.compactMap(\.place.range).map { text.string(in: $0) }
        == ["Vi løber stærkere", "Børnene får mindre tid"])
  }
}
