internal import Diagnostics

/// The wording of mistakes in what is to be run (FL3001 to FL3004).
extension Diagnostic {
    static func nothingFound(_ path: String) -> Diagnostic {
        Diagnostic(
            .nothingToRun, "no scenario file in '\(path)'", at: nil,
            help: "scenario files end in .yaml or .yml; names that begin with a dot are passed over")
    }

    static func nothingGiven() -> Diagnostic {
        Diagnostic(.nothingToRun, "there is nothing to run", at: nil, help: "name a scenario file or a folder")
    }

    static func nothingSelected(of count: Int) -> Diagnostic {
        let scenarios = count == 1 ? "the one scenario" : "any of the \(count) scenarios"
        return Diagnostic(
            .nothingSelected, "the filter and tags do not select \(scenarios) found", at: nil,
            help: "'faultline list' shows their names and tags")
    }

    static func pathOfNoUse(_ path: String, _ failure: HostFiles.Failure) -> Diagnostic {
        Diagnostic(
            .pathOfNoUse, "cannot read '\(path)': \(failure.reason)", at: nil,
            help: failure.isLoop ? "remove a link of the circle" : failure.isMissing ? "check the spelling" : nil)
    }

    static func machineFile(_ path: String) -> Diagnostic {
        Diagnostic(
            .notAScenarioFile, "'\(path)' is a machine file, not a scenario file", at: nil,
            help: "name it in a scenario, as 'machine: \(path.split(separator: "/").last ?? "machine.yaml")'")
    }
}

extension Diagnostic {
    static func fileHasMistakes(_ id: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .fileHasMistakes, "'\(id)' is not run: there are mistakes elsewhere in its file", at: span,
            help: "correct those first")
    }
}
