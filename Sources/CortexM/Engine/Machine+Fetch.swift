import ArmMProfile

extension Machine {
    /// Fetches and decodes the instruction at an address, or gives the fault of the fetch (IACCVIOL before IBUSERR). Its cycles
    /// are filled in; `amount` of a relative branch is what it takes more when taken, as a signed number.
    ///
    /// Where a comparator of the FPB breaks it is a BKPT, unless the debugger goes past it.
    func fetch(_ address: UInt32, passingBreakpoint: Bool = false) throws(Fault) -> Instruction {
        var first = try fetchHalfword(address)
        if passingBreakpoint {
            first = debug.software.first { $0.address == address }?.original ?? first
        } else if flashPatch.breaks(at: address, configuration.core.debug) {
            return Instruction(.bkpt, immediate: Self.comparatorBreakpoint, row: 0)
        }
        let second = Decoder.is32Bit(first) ? try fetchHalfword(address &+ 2) : 0
        var instruction = decoder.decode(first, second)
        setCycles(&instruction, at: address)
        instruction.row = 0
        return instruction
    }

    func fetchHalfword(_ address: UInt32) throws(Fault) -> UInt16 {
        let place = try fetchPlace(address)
        guard let index = memory.window(containing: place), memory.windows[index].isExecutable || place != address,
            !memory.isGuarded(index, place, 2)
        else { throw Fault(.ibuserr, address: address) }
        return UInt16(truncatingIfNeeded: memory.value(in: index, at: place, size: .halfword))
    }

    /// Where a half-word is fetched from, if it may be fetched: at its address, unless the FPB remaps it.
    func fetchPlace(_ address: UInt32) throws(Fault) -> UInt32 {
        let permitted =
            mpuActive
            ? permits(address, .fetch, privileged: state.isPrivileged) : !Self.defaultMapIsExecuteNever(address)
        guard permitted else { throw Fault(.iaccviol, address: address) }
        return flashPatch.codeReplacement(of: address, configuration.core.debug) ?? address
    }
}
