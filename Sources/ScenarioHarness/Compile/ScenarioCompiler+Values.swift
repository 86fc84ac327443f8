internal import ArmMProfile
internal import CortexM
internal import Diagnostics
internal import ScenarioLanguage

/// Numbers, symbols, times.
extension ScenarioCompiler {
    /// The number an expression stands for, in `width` bits.
    mutating func number(_ expression: Located<ValueExpression>, width: Int, _ what: String) -> UInt64? {
        let limit = Int128(1) << Int128(min(64, max(1, width)))
        let value: Int128
        switch expression.value.base {
        case .number(let number):
            value = Int128(number)
        case .symbol(let name):
            switch images.address(of: name) {
            case .address(let address): value = Int128(address)
            case .unknown:
                report(.unknownSymbol(name, images, at: expression.span))
                return nil
            case .ambiguous(let addresses):
                report(.ambiguousSymbol(name, addresses, at: expression.span))
                return nil
            }
        }
        let sum = value + Int128(expression.value.offset)
        guard sum >= 0, sum < limit else {
            report(.valueTooWide(expression.value.text, sum, what, width: width, at: expression.span))
            return nil
        }
        return UInt64(truncatingIfNeeded: sum)
    }

    mutating func address(_ expression: Located<ValueExpression>) -> UInt32? {
        number(expression, width: 32, "an address").map { UInt32(truncatingIfNeeded: $0) }
    }

    /// What a value has to be. `register` is given where names of bits can stand for the value.
    mutating func value(
        _ expectation: Located<ValueExpectation>, width: Int, _ what: String, register: ArmMProfile.RegisterDescription? = nil
    ) -> Located<CompiledValue>? {
        let compiled: CompiledValue?
        switch expectation.value {
        case .equals(let expression): compiled = number(expression, width: width, what).map { .equals($0) }
        case .not(let inner): compiled = value(inner, width: width, what, register: register).map { .not($0.value) }
        case .masked(let mask, let inner):
            let (mask, inner) = (number(mask, width: width, what), value(inner, width: width, what, register: register))
            switch (mask, inner?.value) {
            case (let mask?, .equals(let value)?): compiled = .masked(mask: mask, .equals(value & mask))
            case (let mask?, let inner?): compiled = .masked(mask: mask, inner)
            default: compiled = nil
            }
        case .range(let low, let high):
            let (low, high) = (number(low, width: width, what), number(high, width: width, what))
            if let low, let high { compiled = .range(low, high) } else { compiled = nil }
        case .oneOf(let alternatives):
            let values = alternatives.compactMap { value($0, width: width, what, register: register)?.value }
            compiled = values.count == alternatives.count ? .oneOf(values) : nil
        case .bits(let set, let clear):
            let ones = Self.mask(set, register)
            compiled = .masked(mask: UInt64(ones | Self.mask(clear, register)), .equals(UInt64(ones)))
        case .exactly(let names):
            let ones = Self.mask(names, register)
            let all = register?.location == .value ? register?.fields.reduce(0) { $0 | $1.mask } ?? .max : .max
            compiled = all == .max ? .equals(UInt64(ones)) : .masked(mask: UInt64(all), .equals(UInt64(ones)))
        }
        return compiled.map { Located($0, at: expectation.span) }
    }

    private static func mask(_ names: [Located<String>], _ register: ArmMProfile.RegisterDescription?) -> UInt32 {
        names.reduce(0) { $0 | (register?.field($1.value)?.mask ?? 0) }
    }

    /// A time in cycles or instructions: times in seconds become cycles, rounded up.
    mutating func time(_ duration: Located<VirtualDuration>) -> CompiledTime? {
        let count = duration.value.count
        let perSecond: UInt64
        switch duration.value.unit {
        case .cycles: return .cycles(count)
        case .instructions: return .instructions(count)
        case .nanoseconds: perSecond = 1_000_000_000
        case .microseconds: perSecond = 1_000_000
        case .milliseconds: perSecond = 1000
        case .seconds: perSecond = 1
        }
        let product = count.multipliedFullWidth(by: machine.clockHz)
        guard product.high < perSecond else {
            report(.timeOutOfRange("\(count) \(duration.value.unit.rawValue)", at: duration.span))
            return nil
        }
        let (quotient, remainder) = perSecond.dividingFullWidth(product)
        return .cycles(remainder == 0 ? quotient : quotient &+ 1)
    }

    mutating func limits(_ limits: Limits) -> CompiledLimits {
        var compiled = CompiledLimits()
        var texts: [String] = []
        if let time = limits.time {
            switch self.time(time) {
            case .cycles(let cycles)?: compiled.cycles = cycles
            case .instructions(let count)?: compiled.instructions = count
            case nil: break
            }
            texts.append("\(time.value.count) \(time.value.unit.rawValue)")
        }
        if let cycles = limits.cycles {
            compiled.cycles = min(compiled.cycles, cycles)
            texts.append("\(cycles) cycles")
        }
        if let instructions = limits.instructions {
            compiled.instructions = min(compiled.instructions, instructions)
            texts.append("\(instructions) instructions")
        }
        if texts.isEmpty {
            compiled.instructions = CompiledScenario.defaultInstructions
            texts.append("\(CompiledScenario.defaultInstructions) instructions, the default")
        }
        if let milliseconds = limits.wallMilliseconds { compiled.wallSeconds = Double(milliseconds) / 1000 }
        compiled.text = texts.joined(separator: ", ")
        return compiled
    }
}
