import Document
import Margin
import Terminal
import Testing

@testable import Lessons

@Suite("Grades as tables")
struct GradeTableTests {
  static let lesson = Result { try PlayerLessons.lesson("graded") }

  /// A class of five and what can't be graded.
  private func grades() throws -> [Grade] {
    let altered = try HandInDesk.text(["long 1 BTC at 10x", "", "1"], name: "Ed")
    return try HandInDesk.grades([
      ("ada.txt", HandInDesk.text(GradingTests.right, name: "Ada")),
      ("bo.txt", HandInDesk.text(["long 1 BTC at 10x", ""], name: "Bo")),
      ("cy.txt", HandInDesk.text(GradingTests.astray, name: "=HYPERLINK(\"x\"), Cy")),
      (
        "di, 2.txt",
        HandInDesk.text(["short 1 BTC at 10x", "undo", "long 1 BTC at 10x", "", "1", "2", "9,970"], name: "Di")
      ),
      ("ed.txt", altered.replacing("It is more.", with: "It is right.")),
      ("-flo.txt", "nonsense"),
    ])
  }

  @Test("Comma-separated values: quotes where they are needed, and nothing a spreadsheet would take for a formula")
  func csv() throws {
    let text = try GradeTable.csv(Self.lesson.get(), grades())
    #expect(
      text == #"""
        name,file,result,done,steps,attempts,hints,altered,problem,reach,reach attempts,reach hints,reach mistakes,fall,fall attempts,fall hints,fall mistakes,one,one attempts,one hints,one mistakes
        Ada,ada.txt,passed,3,3,3,0,no,,done,1,0,,done,1,0,,done,1,0,
        Bo,bo.txt,open,1,3,1,0,no,,done,1,0,,open,0,0,,,,,
        "'=HYPERLINK(""x""), Cy",cy.txt,passed,3,3,6,1,no,,done,2,1,That is a short: see help long.,done,2,0,That is equity now.,done,2,0,a
        Di,"di, 2.txt",open,1,3,5,0,no,,done,2,0,That is a short: see help long.,failed,3,0,That is equity now.,,,,
        Ed,ed.txt,open,1,3,2,0,yes,,done,1,0,,open,1,0,,,,,
        ,'-flo.txt,not graded,0,3,0,0,no,The file is no hand-in: it doesn't begin with “# plimsoll hand-in”.,,,,,,,,,,,,

        """#)
  }

  @Test("JSON: an object a hand-in, and one for the class")
  func json() throws {
    let lesson = try Self.lesson.get()
    let text = try GradeTable.json(lesson, grades()).replacing(lesson.version, with: "VERSION")
    #expect(
      text == #"""
        {"altered":false,"attempts":3,"done":3,"file":"ada.txt","hints":0,"name":"Ada","result":"passed","steps":[{"attempts":1,"hints":0,"mistakes":[],"outcome":"done","step":"reach"},{"attempts":1,"hints":0,"mistakes":[],"outcome":"done","step":"fall"},{"attempts":1,"hints":0,"mistakes":[],"outcome":"done","step":"one"}]}
        {"altered":false,"attempts":1,"done":1,"file":"bo.txt","hints":0,"name":"Bo","result":"open","steps":[{"attempts":1,"hints":0,"mistakes":[],"outcome":"done","step":"reach"},{"attempts":0,"hints":0,"mistakes":[],"outcome":"open","step":"fall"},{"attempts":0,"hints":0,"mistakes":[],"step":"one"}]}
        {"altered":false,"attempts":6,"done":3,"file":"cy.txt","hints":1,"name":"=HYPERLINK(\"x\"), Cy","result":"passed","steps":[{"attempts":2,"hints":1,"mistakes":["That is a short: see help long."],"outcome":"done","step":"reach"},{"attempts":2,"hints":0,"mistakes":["That is equity now."],"outcome":"done","step":"fall"},{"attempts":2,"hints":0,"mistakes":["a"],"outcome":"done","step":"one"}]}
        {"altered":false,"attempts":5,"done":1,"file":"di, 2.txt","hints":0,"name":"Di","result":"open","steps":[{"attempts":2,"hints":0,"mistakes":["That is a short: see help long."],"outcome":"done","step":"reach"},{"attempts":3,"hints":0,"mistakes":["That is equity now."],"outcome":"failed","step":"fall"},{"attempts":0,"hints":0,"mistakes":[],"step":"one"}]}
        {"altered":true,"attempts":2,"done":1,"file":"ed.txt","hints":0,"name":"Ed","result":"open","steps":[{"attempts":1,"hints":0,"mistakes":[],"outcome":"done","step":"reach"},{"attempts":1,"hints":0,"mistakes":[],"outcome":"open","step":"fall"},{"attempts":0,"hints":0,"mistakes":[],"step":"one"}]}
        {"altered":false,"attempts":0,"done":0,"file":"-flo.txt","hints":0,"name":"","problem":"The file is no hand-in: it doesn't begin with “# plimsoll hand-in”.","result":"not graded","steps":[]}
        {"lesson":"graded","steps":[{"done":5,"failed":0,"failedShare":"0","mistake":"That is a short: see help long.","step":"reach"},{"done":2,"failed":3,"failedShare":"0.6","mistake":"That is equity now.","step":"fall"},{"done":2,"failed":3,"failedShare":"0.6","mistake":"a","step":"one"}],"version":"VERSION"}

        """#)
  }

  @Test("The table of a class, and how each step went")
  func table() throws {
    let text = try Document(GradeWords.document(Self.lesson.get(), grades())).drawn(on: Surface(width: 100))
    #expect(
      text == #"""
        The lesson graded
        ═════════════════

        name                 file       result       steps  tries, hints  remark
        ───────────────────  ─────────  ──────────  ──────  ────────────  ──────────────────────────────────
        Ada                  ada.txt    passed      3 of 3          3, 0
        Bo                   bo.txt     open        1 of 3          1, 0
        =HYPERLINK("x"), Cy  cy.txt     passed      3 of 3          6, 1
        Di                   di, 2.txt  open        1 of 3          5, 0
        Ed                   ed.txt     open        1 of 3          2, 0  What it shows was altered.
                             -flo.txt   not graded                        The file is no hand-in: it doesn't
                                                                          begin with “# plimsoll hand-in”.

        By step
        ───────

        step   done  not done  share  the mistake most met
        ─────  ────  ────────  ─────  ───────────────────────────────────
        reach     5         0     0%  That is a short: see help long. (2)
        fall      2         3    60%  That is equity now. (2)
        one       2         3    60%  a (1)

        """#)
  }

  @Test("A class without hand-ins, and one that can't be graded, has no summary")
  func empty() throws {
    let lesson = try Self.lesson.get()
    #expect(StepSummary.all(lesson, []).map(\.failedShare) == [.zero, .zero, .zero])
    let garbage = try HandInDesk.grades([("x", "")])
    let text = try PlayerDesk.text(GradeWords.document(Self.lesson.get(), garbage))
    #expect(
      text == """
        The lesson graded
        file: x; result: not graded; remark: The file is no hand-in: it doesn't begin with “# plimsoll
        hand-in”.
        """)
  }

  @Test("The summary of a step: who did it, the share that did not, and the mistake met most")
  func summaries() throws {
    let summaries = try StepSummary.all(Self.lesson.get(), grades())
    #expect(summaries.map(\.done) == [5, 2, 2])
    #expect(summaries.map(\.failed) == [0, 3, 3])
    #expect(summaries.map { GradeWords.share($0) } == ["0%", "60%", "60%"])
    #expect(
      summaries.map { $0.commonMistake?.message } == [
        "That is a [short](../glossary/short.md): see `help long`.", "That is equity now.", "a",
      ])
    #expect(summaries.map { $0.commonMistake?.count } == [2, 2, 1])
  }

  static let cells: [(name: String, cell: String)] = [
    ("Ada", "Ada"), ("Lovelace, Ada", "\"Lovelace, Ada\""), ("the \"great\"", "\"the \"\"great\"\"\""),
    ("=1+1", "'=1+1"),
    ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"), ("=\"a\",1", "\"'=\"\"a\"\",1\""), ("＝1+1", "'＝1+1"),
    ("=\u{301}1", "'=\u{301}1"), ("a\tb", "a\\u{9}b"), ("a\nb", "a\\u{A}b"), ("\u{1B}[2J", "\\u{1B}[2J"),
    ("\u{9B}31m", "\\u{9B}31m"), ("\u{202E}abc", "\\u{202E}abc"), ("日本", "日本"), ("", ""),
  ]

  @Test("A cell holds any name, and moves no cursor", arguments: cells)
  func cell(_ name: String, _ cell: String) throws {
    var grade = Grade(file: "f")
    grade.name = name
    let rows = GradeTable.csv(try Self.lesson.get(), [grade]).split(separator: "\n")
    #expect(rows.count == 2)
    #expect(rows.last?.hasPrefix(cell + ",f,open,0,3,0,0,no,") == true, "\(rows.last ?? "")")
  }
}
