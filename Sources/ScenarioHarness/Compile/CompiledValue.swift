/// What a value has to be, with symbols resolved.
package enum CompiledValue: Sendable, Hashable {
    case equals(UInt64)
    case masked(mask: UInt64, equals: UInt64)
    case range(UInt64, UInt64)
    case not(UInt64)
    case oneOf([UInt64])

    /// Whether it is a range of more than one value.
    package var isWide: Bool {
        if case .range(let low, let high) = self { low < high } else { false }
    }

    package func matches(_ value: UInt64) -> Bool {
        switch self {
        case .equals(let wanted): value == wanted
        case .masked(let mask, let wanted): value & mask == wanted & mask
        case .range(let low, let high): low <= value && value <= high
        case .not(let unwanted): value != unwanted
        case .oneOf(let values): values.contains(value)
        }
    }
}
