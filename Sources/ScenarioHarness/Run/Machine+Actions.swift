internal import CortexM
internal import ScenarioLanguage

extension Machine {
    /// Carries out one action of a scenario, but for a debugger's; false when the machine refuses it.
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
        case .event:
            sendEvent()
            return true
        case .reset(let verb):
            resetInRun(verb == .powerOn ? .powerOn : .system)
            return true
        case .debugger: return false
        }
    }
}
