internal import Diagnostics
internal import Firmware
internal import ScenarioLanguage

/// The first scenario of an image: it runs the image as it is, and says what that came to.
package struct FirstScenario {
    private let subject: InspectionSubject
    private let machine: String
    private let base: UInt32?
    private let path: String

    /// A scenario to be written to `path` for images on a machine; `machine` is as the scenario names it.
    package init(_ subject: InspectionSubject, machine: String, base: UInt32?, path: String) {
        self.subject = subject
        self.machine = machine
        self.base = base
        self.path = path
    }

    /// Instructions after which firmware is taken for one that does not end by itself.
    private static let patience = 5_000_000

    /// The file's text, recorded from a run and seen to pass; or why there is none.
    package func make() -> Recorder.Outcome {
        let endless = record("limits: { instructions: \(Self.patience) }")
        guard endless.diagnostics.isEmpty, endless.text.contains("outcome: limit\n") else { return endless }
        // It runs on: what can be said is that it gets to main, or so far without a fault.
        if case .address = subject.images.address(of: "main") {
            let main = record("until: { pc: main }")
            if main.diagnostics.isEmpty, main.text.contains("outcome: reached\n") { return main }
        }
        return record("until: 1000000 instructions")
    }

    private func record(_ end: String) -> Recorder.Outcome {
        let head = """
            # The first scenario of an image: it passes as the image is. Read what it expects, and say what it should.
            version: 1
            suite: \(ExpectEntry.quoted(stem))
            scenarios:
              - id: first-run
                name: The firmware runs as it did when this was written
                image: \(image)
                machine: \(ExpectEntry.plain(machineText))
                \(end)

            """
        let place = SourcePosition(line: 5, column: 5)
        return Recorder(path: path, options: PlanOptions(), overwrites: false).record(head, at: place)
    }

    /// The last image's name without its ending.
    private var stem: String {
        let name = subject.images.images.last?.path.split(separator: "/").last.map(String.init) ?? "firmware"
        return name.split(separator: ".").first.map(String.init) ?? name
    }

    private var image: String {
        let images = subject.images.images.map { image in
            let text = ExpectEntry.plain(fromFile(image.path))
            guard image.image.format == .bin, let base else { return text }
            return "{ path: \(text), format: bin, base: \(HexText.word(base)) }"
        }
        guard images.count > 1 else { return images.first ?? "" }
        return "[" + images.map { $0.hasPrefix("{") ? $0 : "{ path: \($0) }" }.joined(separator: ", ") + "]"
    }

    private var machineText: String {
        machine.contains("/") || machine.hasSuffix(".yaml") || machine.hasSuffix(".yml") ? fromFile(machine) : machine
    }

    /// A path from the working directory as one from the scenario file.
    private func fromFile(_ other: String) -> String {
        let paths = PathText(base: HostFiles.workingDirectory)
        return PathText.relative(paths.absolute(other), to: PathText.folder(of: paths.absolute(path)))
    }
}
