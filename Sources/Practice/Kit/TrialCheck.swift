import Glossary
import KitFiles

extension Trial {
  /// What of it fails when it is tried: commands that are refused, expectations that don't hold, and expectations that
  /// hold already before anything was done, which therefore say nothing.
  ///
  /// - Parameters:
  ///   - session: an empty account to try it in.
  ///   - file: the file that findings name.
  public func findings(in session: Session, file: String) -> [Finding] {
    var session = session
    var findings: [Finding] = []
    func add(_ line: Line, _ message: String, _ cure: String) {
      findings.append(Finding(file: file, line: line.number, column: 1, rule: .trial, message: message, cure: cure))
    }
    let expectations = lines.compactMap(\.expectation)
    let metBefore = expectations.filter { text in
      (try? session.evaluate(Predicate(text)).holds) ?? false
    }
    if let first = lines.first, expectations.count == metBefore.count {
      add(first, "Nothing is expected that doesn't hold before anything is done.", "Add what the commands bring about.")
    }
    for line in lines {
      if let expectation = line.expectation {
        check(expectation, line, session, add)
        continue
      }
      for command in CommandText.commands(in: line.text) {
        let report = session.perform(command.text)
        if let error = report.error {
          let (message, notes) = error.words(session.venue.account)
          add(line, "\(quoted(command.text)) fails: \(message)", notes.first ?? "Try it at the prompt.")
        }
      }
    }
    return findings
  }

  private func check(
    _ expectation: String, _ line: Line, _ session: Session, _ add: (Line, String, String) -> Void
  ) {
    do {
      let standpoint = try session.evaluate(Predicate(expectation))
      if !standpoint.holds { add(line, "\(quoted(expectation)) doesn't hold.", "Now \(standpoint.actual).") }
    } catch let problem as PredicateProblem {
      let words = PredicateWords.words(problem)
      add(line, "\(quoted(expectation)) expects nothing: \(words.message)", words.cure)
    } catch {
      let words = CommandError(CommandError.fact(of: error)).words(session.venue.account)
      add(line, "\(quoted(expectation)) has no value: \(words.message)", words.notes.first ?? "Try it at the prompt.")
    }
  }
}
