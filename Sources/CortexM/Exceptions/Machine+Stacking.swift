import ArmMProfile

/// The mode and stack that an exception leaves or returns to: the low nibble of EXC_RETURN (DDI 0403 B1.5.8).
enum StackMode: UInt32 {
    case handler = 0x1
    case threadMain = 0x9
    case threadProcess = 0xD

    /// EXC_RETURN: bit 4 is clear for a frame with floating-point state.
    func excReturn(_ frame: StackFrame) -> UInt32 { frame == .floatingPoint ? 0xFFFF_FFE0 | rawValue : 0xFFFF_FFF0 | rawValue }
    var usesProcessStack: Bool { self == .threadProcess }
}

/// What a frame holds.
enum StackFrame {
    /// R0 to R3, R12, LR, the return address and xPSR.
    case basic
    /// The same, and above them S0 to S15 and FPSCR, and a word that is reserved.
    case floatingPoint

    /// Bytes.
    var size: UInt32 { self == .basic ? 0x20 : 0x68 }
}

extension Machine {
    /// SP_process or SP_main, whichever of them R13 is now.
    package func stackPointer(process: Bool) -> UInt32 {
        process == state.usesProcessStack ? registers[13] : state.otherStackPointer
    }

    /// Sets SP_process or SP_main; bits 1 and 0 are always 0.
    package mutating func setStackPointer(process: Bool, _ value: UInt32) {
        if process == state.usesProcessStack {
            registers[13] = value & ~3
        } else {
            state.otherStackPointer = value & ~3
        }
    }

    /// Whether a mode's accesses are privileged.
    func isPrivileged(_ mode: StackMode) -> Bool { mode == .handler || !state.threadIsUnprivileged }

    /// CONTROL.SPSEL, as seen by R13.
    mutating func selectStack(process: Bool) {
        guard process != state.usesProcessStack else { return }
        let other = state.otherStackPointer
        state.otherStackPointer = registers[13]
        registers[13] = other
        state.usesProcessStack = process
    }

    /// xPSR as it is stacked, without the alignment bit.
    package var xpsr: UInt32 {
        let it = UInt32(state.itState) | UInt32(state.continuation) << 4
        return apsr | UInt32(state.ipsr.rawValue & 0x1FF) | (state.thumb ? 0x0100_0000 : 0) | (it & 3) << 25
            | (it & 0xFC) << 8
    }

    /// APSR, as far as the core has it.
    package var apsr: UInt32 { flags.apsr & apsrMask }

    /// The frame that an exception entry makes now: with floating-point state when there is a context.
    var stackFrame: StackFrame { floatingPoint.fpca ? .floatingPoint : .basic }

    /// The frame that a return unstacks: bit 4 of EXC_RETURN is clear for one with floating-point state. It is reserved on a core
    /// without the extension.
    func stackFrame(_ excReturn: UInt32) -> StackFrame { hasFloatingPoint && excReturn & 0x10 == 0 ? .floatingPoint : .basic }

    /// Whether a frame is aligned to 8 bytes: always with floating-point state, else by CCR.STKALIGN.
    private func forcesAlignment(_ frame: StackFrame) -> Bool { frame == .floatingPoint || control.ccr & CCR.stkalign != 0 }

    /// `PushStack()` (DDI 0403 B1.5.6). The stack pointer moves whether or not the stores succeed; the first that fails ends
    /// them, and is returned.
    mutating func pushStack(_ mode: StackMode, returnAddress: UInt32) -> Fault? {
        let sp = stackPointer(process: mode.usesProcessStack)
        let kind = stackFrame
        let mask = forcesAlignment(kind) ? sp & 4 : 0
        let frame = sp &- kind.size &- mask
        setStackPointer(process: mode.usesProcessStack, frame)
        let privileged = isPrivileged(mode)
        let words: InlineArray<8, UInt32> = [
            registers[0], registers[1], registers[2], registers[3], registers[12], registers[14], returnAddress & ~1,
            xpsr | mask << 7,
        ]
        let first = configuration.core.stacksReturnAddressFirst ? 6 : 0
        let savesNow = kind == .floatingPoint && floatingPoint.fpccr & FPCCR.lspen == 0
        if kind == .floatingPoint, !savesNow { updateFPCCR(frame, privileged: privileged) }
        do throws(Fault) {
            for place in first..<(first &+ 8) {
                let index = place & 7
                try write(frame &+ 4 &* UInt32(index), size: .word, value: words[index], privileged: privileged)
            }
            if savesNow { try pushFloatingPoint(frame, privileged: privileged) }
            return nil
        } catch {
            return error
        }
    }

    /// The eight words of the frame at `frame`, read with the privilege of the mode returned to.
    mutating func readFrame(
        _ frame: UInt32, _ mode: StackMode
    ) throws(Fault) -> InlineArray<8, UInt32> {
        let privileged = isPrivileged(mode)
        var words = InlineArray<8, UInt32>(repeating: 0)
        words[7] = try read(frame &+ 28, size: .word, privileged: privileged)
        for index in 0..<7 {
            words[index] = try read(frame &+ 4 &* UInt32(index), size: .word, privileged: privileged)
        }
        return words
    }

    /// The stack pointer after a frame whose xPSR is `psr`: bit 9 counts only when such frames are aligned.
    private func stackPointer(after frame: UInt32, _ kind: StackFrame, psr: UInt32) -> UInt32 {
        frame &+ kind.size | (forcesAlignment(kind) ? psr >> 7 & 4 : 0)
    }

    /// `PopStack()` (B1.5.8), of a frame that has been read.
    mutating func popStack(
        _ words: borrowing InlineArray<8, UInt32>, _ frame: UInt32, _ kind: StackFrame, _ mode: StackMode
    ) {
        floatingPoint.fpca = kind == .floatingPoint
        for index in 0..<4 { registers[index] = words[index] }
        registers[12] = words[4]
        registers[14] = words[5]
        registers[15] = words[6] & ~1
        let psr = words[7]
        setStackPointer(process: mode.usesProcessStack, stackPointer(after: frame, kind, psr: psr))
        flags.apsr = psr & apsrMask
        state.ipsr = ExceptionNumber(rawValue: UInt16(truncatingIfNeeded: psr & 0x1FF))
        state.thumb = psr & 0x0100_0000 != 0
        let it = UInt8(truncatingIfNeeded: psr >> 25 & 3 | psr >> 8 & 0xFC)
        // With the low nibble 0 it is ICI, not an IT block: the load or store multiple starts again.
        state.itState = isArmv7M && it & 0xF != 0 ? it : 0
        state.continuation = isArmv7M && it & 0xF == 0 && configuration.timing.continuesMultiples ? it >> 4 : 0
    }
}
