internal import ArmMProfile
internal import CortexM

extension JSONDocument.Exception {
    /// The entry that was written as this.
    func entry() throws(RecordedReport.Unreadable) -> ExceptionEntry {
        guard let kind = ExceptionEntryKind(rawValue: kind), let content = ExceptionFrameContent(rawValue: frameContent) else {
            throw .init(reason: "there is no entry of the kind '\(kind)' with a frame that is '\(frameContent)'")
        }
        var stands: ExceptionNumber?
        if let of { stands = try Self.number(of) }
        var entry = ExceptionEntry(
            recorded: try Self.number(enter), kind: kind, of: stands, from: try Self.number(from), excReturn: try word(inReport: excReturn),
            frame: try word(inReport: frame), frameContent: content, instruction: try word(inReport: instruction),
            returnAddress: try word(inReport: returnAddress), handler: try word(inReport: handler), cfsr: try word(inReport: cfsr),
            hfsr: try word(inReport: hfsr), executionPriorityBefore: executionPriority, priority: priority, cycles: cycles,
            instructions: instructions, pended: pended, started: started)
        if let store {
            entry.lateStore = LateStore(
                instruction: try word(inReport: store.instruction), address: try word(inReport: store.address),
                instructions: store.instructions)
        }
        return entry
    }

    fileprivate static func number(_ name: String) throws(RecordedReport.Unreadable) -> ExceptionNumber {
        if let number = (0...15).map({ ExceptionNumber($0) }).first(where: { $0.description == name }) { return number }
        guard name.hasPrefix("IRQ"), let line = Int(name.dropFirst(3)), line >= 0 else {
            throw .init(reason: "there is no exception '\(name)'")
        }
        return .interrupt(line)
    }
}

/// A word as `hexWord` writes it.
func word(inReport text: String) throws(RecordedReport.Unreadable) -> UInt32 {
    guard text.hasPrefix("0x"), let word = UInt32(text.dropFirst(2), radix: 16) else {
        throw .init(reason: "'\(text)' is no word in hexadecimal")
    }
    return word
}

extension JSONDocument.ExceptionReturn {
    /// The return that was written as this.
    func record() throws(RecordedReport.Unreadable) -> ExceptionReturnRecord {
        ExceptionReturnRecord(
            exception: try JSONDocument.Exception.number(exception), excReturn: try word(inReport: excReturn),
            returnAddress: try word(inReport: returnAddress), cycles: cycles, instructions: instructions)
    }
}
