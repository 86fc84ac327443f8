internal import ArmMProfile
internal import CortexM
internal import Diagnostics

/// One exception entry against one expected: kind, origin, EXC_RETURN, and the frame while it is as it was stacked.
struct EntryCheck {
    private let expected: CompiledEntry
    private let entry: ExceptionEntry
    private let instructions: InstructionText

    init(_ expected: CompiledEntry, _ entry: ExceptionEntry, _ instructions: InstructionText) {
        self.expected = expected
        self.entry = entry
        self.instructions = instructions
    }

    /// What differs, each at its place.
    func failures(_ machine: borrowing Machine) -> [Diagnostic] {
        var failures: [Diagnostic] = []
        func fail(_ what: String, _ wanted: String, _ got: String, _ span: SourceSpan) {
            let notes = FailureNotes.entry(entry, instructions, machine)
            failures.append(.entryDiffers(entry.exception, what, wanted: wanted, got: got, at: span, notes))
        }
        if let kind = expected.kind, kind.value != entry.kind {
            fail("'kind'", kind.value.rawValue, entry.kind.rawValue, kind.span)
        }
        if let of = expected.of, of.value != entry.of {
            fail("'of'", of.value.description, entry.of?.description ?? "none", of.span)
        }
        if let from = expected.from, from.value != entry.from {
            fail("'from'", from.value.description, entry.from.description, from.span)
        }
        if let excReturn = expected.excReturn, !excReturn.value.matches(UInt64(entry.excReturn)) {
            fail("EXC_RETURN", excReturn.value.text(width: 32), StateText.excReturn(entry.excReturn), excReturn.span)
        }
        if let stack = expected.frameStack {
            let actual = entry.excReturn & 4 == 0 ? "MSP" : "PSP"
            if stack.value != actual { fail("the frame's stack", stack.value, actual, stack.span) }
        }
        if let address = expected.frameAddress, !address.value.matches(UInt64(entry.frame)) {
            fail("the frame's address", address.value.text(width: 32), HexText.word(entry.frame), address.span)
        }
        if let size = expected.frameSize, !size.value.matches(UInt64(entry.frameContent.size)) {
            fail("the frame's size", size.value.text(width: 8), HexText.value(entry.frameContent.size, width: 8), size.span)
        }
        if let content = expected.frameContent, content.value != entry.frameContent {
            fail("the frame's content", content.value.rawValue, entry.frameContent.rawValue, content.span)
        }
        for check in expected.frame {
            let what = "the stacked \(check.target.name)"
            guard let value = stacked(check, machine) else {
                let isBeyond = check.offset >= entry.frameContent.size
                fail(
                    what, check.value.value.text(width: check.target.width),
                    isBeyond ? "not in a basic frame" : "a frame that was not stacked whole", check.value.span)
                continue
            }
            if !check.value.value.matches(value) {
                fail(
                    what, check.value.value.text(width: check.target.width), HexText.value(value, width: check.target.width),
                    check.value.span)
            }
        }
        return failures
    }

    /// A stacked value. Where the frame has only room for it, it is in the register still.
    private func stacked(_ check: CompiledFrameCheck, _ machine: borrowing Machine) -> UInt64? {
        guard entry.frameIsValid, check.offset < entry.frameContent.size else { return nil }
        if check.offset >= 0x20, entry.frameContent == .reserved { return check.target.read(machine) }
        return machine.peek(entry.frame &+ check.offset, size: .word).map { UInt64(check.target.extract($0)) }
    }
}

extension CompiledValue {
    /// What is wanted, in words: `0x0000_0001`, `not 0`, `from 1 to 4`.
    func text(width: Int) -> String { text { HexText.value($0, width: width) } }

    /// What is wanted, in words, with numbers written by `number`.
    func text(_ number: (UInt64) -> String) -> String {
        switch self {
        case .equals(let value): number(value)
        case .masked(let mask, let value): "\(value.text(number)) under the mask \(number(mask))"
        case .range(let low, let high): "from \(number(low)) to \(number(high))"
        case .not(let value): "anything but \(value.text(number))"
        case .oneOf(let values): "one of " + values.map { $0.text(number) }.joined(separator: ", ")
        }
    }
}
