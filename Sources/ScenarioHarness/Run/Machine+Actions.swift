internal import CortexM
internal import ScenarioLanguage

extension Machine {
    /// Carries out one action of a scenario, but for calls, loaders' work and a debugger's; false when the machine refuses it.
    mutating func perform(_ action: CompiledAction.Kind) -> Bool {
        switch action {
        case .set(let target, let value): return target.write(value, to: &self)
        case .store(let address, let size, let value): return poke(address, size: size, value)
        case .bytes(let address, let bytes):
            for (offset, byte) in bytes.enumerated() {
                let place = address &+ UInt32(truncatingIfNeeded: offset)
                guard poke(place, size: .byte, UInt32(byte)) else { return false }
            }
            return true
        case .pend(let exception): return pend(exception)
        case .unpend(let exception): return unpend(exception)
        case .level(let line, let isHigh):
            setInterruptLevel(line, isHigh)
            return true
        case .input(let device, let bytes): return input(bytes, to: device)
        case .inject(let error):
            inject(error)
            return true
        case .flip(let target, let mask):
            guard let value = target.read(self) else { return false }
            return target.write(value ^ mask, to: &self) && target.read(self) == value ^ mask
        case .flipMemory(let address, let size, let mask):
            guard let value = peek(address, size: size) else { return false }
            return poke(address, size: size, value ^ mask) && peek(address, size: size) == value ^ mask
        case .skip(let count): return skipInstructions(count)
        case .event:
            sendEvent()
            return true
        case .reset(let verb):
            resetInRun(verb == .powerOn ? .powerOn : .system)
            return true
        case .debugger, .call, .loader: return false
        }
    }
}
