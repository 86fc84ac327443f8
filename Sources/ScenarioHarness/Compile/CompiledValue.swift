/// What a value has to be, with symbols resolved.
package indirect enum CompiledValue: Sendable, Hashable {
    case equals(UInt64)
    /// The value with all bits but the mask's taken as 0.
    case masked(mask: UInt64, CompiledValue)
    case range(UInt64, UInt64)
    case not(CompiledValue)
    case oneOf([CompiledValue])

    /// Whether it is a range of more than one value.
    package var isWide: Bool {
        if case .range(let low, let high) = self { low < high } else { false }
    }

    package func matches(_ value: UInt64) -> Bool {
        switch self {
        case .equals(let wanted): value == wanted
        case .masked(let mask, let wanted): wanted.matches(value & mask)
        case .range(let low, let high): low <= value && value <= high
        case .not(let unwanted): !unwanted.matches(value)
        case .oneOf(let values): values.contains { $0.matches(value) }
        }
    }
}
