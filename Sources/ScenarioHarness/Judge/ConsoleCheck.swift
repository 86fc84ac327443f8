internal import CortexM
internal import Diagnostics
internal import ScenarioLanguage

/// One check of what a console printed, byte by byte.
struct ConsoleCheck {
    private let check: ConsoleExpectation

    init(_ check: ConsoleExpectation) { self.check = check }

    /// What is wrong, if anything. Without a device, the one console that printed is meant.
    func failure(_ machine: borrowing Machine) -> Diagnostic? {
        let printed: [UInt8]
        var name = check.device?.value ?? "the console"
        if let device = check.device {
            printed = machine.console(device.value)
        } else {
            let active = machine.consoles
            guard active.count < 2 else {
                return .consoleDiffers(
                    "several consoles printed: " + active.map(\.name).joined(separator: ", "), help: "say which with 'device'", printed: [],
                    at: check.check.span)
            }
            printed = active.first?.bytes ?? []
            if let only = active.first { name = only.name }
        }
        let message: String
        switch check.check.value {
        case .contains(let text):
            if printed.contains(Array(text.utf8)) { return nil }
            message = "\(name) did not print this"
        case .excludes(let text):
            if !printed.contains(Array(text.utf8)) { return nil }
            message = "\(name) printed this"
        case .equals(let text):
            if printed == Array(text.utf8) { return nil }
            message = "\(name) did not print exactly this"
        case .matches(let pattern):
            let text = String(decoding: printed, as: UTF8.self)
            if let regex = try? Pattern.regex(pattern).matchingSemantics(.unicodeScalar), text.contains(regex) { return nil }
            message = "nothing that \(name) printed matches this"
        }
        return .consoleDiffers(message, help: nil, printed: printed, at: check.check.span)
    }
}
