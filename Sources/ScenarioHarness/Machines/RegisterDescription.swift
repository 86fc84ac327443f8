import CortexM
import Diagnostics
import ScenarioLanguage

/// A line of `registers:`.
struct RegisterDescription {
    static let keys = [
        "at", "reset", "write", "read_only", "write_only", "clears", "zero_clears", "read_clears", "set_of", "clear_of", "toggle_of",
        "bits", "mirrors", "modelled",
    ]

    let name: Located<String>
    var register: RegisterBlock.Register
    /// Named bits, the lowest and the highest of each.
    private(set) var bits: [(name: String, low: UInt32, high: UInt32)] = []
    private(set) var mirrorEntries: [ParameterValue.Entry] = []
    /// The register that `set_of`, `clear_of` or `toggle_of` names.
    private var changed: (key: String, name: ParameterValue)?

    init?(_ entry: ParameterValue.Entry, isModelled: Bool, _ parameters: inout DeviceParameters) {
        name = entry.key
        register = RegisterBlock.Register(entry.key.value, at: 0)
        register.isModelled = isModelled
        var offset: UInt64?
        var hasOffset = false
        var entries: [ParameterValue.Entry] = []
        switch entry.value {
        case .map(let keys, _): entries = keys
        case .scalar(let text) where NumberLiteral.value(of: text.value) != nil:
            // An offset alone gives it a name, and nothing else.
            register.isModelled = false
            hasOffset = true
            offset = parameters.integer(entry.value, "'\(name.value)'", in: 0...0xFFFF_FFFF)
        case .scalar, .list:
            parameters.report(
                .badParameter(
                    "register '\(name.value)'", expected: "an offset, or a mapping such as {at: 0x00}", at: entry.value.span))
            return nil
        }
        for entry in entries {
            let what = "'\(entry.key.value)'"
            switch entry.key.value {
            case "at":
                hasOffset = true
                offset = parameters.integer(entry.value, what, in: 0...0xFFFF_FFFF)
            case "reset": register.reset = Self.word(entry, &parameters) ?? 0
            case "write": register.writable = Self.word(entry, &parameters) ?? 0
            case "clears": register.clears = Self.word(entry, &parameters) ?? 0
            case "zero_clears": register.zeroClears = Self.word(entry, &parameters) ?? 0
            case "read_clears": register.readClears = Self.word(entry, &parameters) ?? 0
            case "write_only": register.isWriteOnly = parameters.boolean(entry.value, what) ?? false
            case "modelled": register.isModelled = parameters.boolean(entry.value, what) ?? true
            case "set_of", "clear_of", "toggle_of": changed = (entry.key.value, entry.value)
            case "read_only":
                if parameters.boolean(entry.value, what) == true { register.writable = 0 }
            case "bits":
                bits = Self.bits(entry, &parameters)
                register.fields = Self.fields(bits)
            case "mirrors":
                if case .map(let entries, _) = entry.value {
                    mirrorEntries = entries
                } else {
                    parameters.report(.badParameter(what, expected: "a mapping of bits to bits", at: entry.value.span))
                }
            default: parameters.report(.unknownParameter(entry.key, of: "a register", known: Self.keys))
            }
        }
        // Bits that a store clears are not also set by it.
        register.writable &= ~(register.clears | register.zeroClears)
        guard let offset else {
            if !hasOffset { parameters.report(.registerWithoutOffset(name)) }
            return nil
        }
        guard offset & 3 == 0, offset + 4 <= UInt64(parameters.deviceSize) else {
            parameters.report(.registerOutside(name, offset, parameters.deviceSize))
            return nil
        }
        register.offset = UInt32(truncatingIfNeeded: offset)
    }

    /// Finds the register that this one changes.
    mutating func resolveChange(among registers: [RegisterDescription], _ parameters: inout DeviceParameters) {
        guard let changed else { return }
        guard case .scalar(let text) = changed.name, let other = registers.first(where: { $0.name.value == text.value }),
            other.name.value != name.value, other.changed == nil
        else {
            parameters.report(
                .badParameter("'\(changed.key)'", expected: "the name of another register of the device", at: changed.name.span))
            return
        }
        let offset = other.register.offset
        switch changed.key {
        case "set_of": register.change = .set(register: offset)
        case "clear_of": register.change = .clear(register: offset)
        default: register.change = .toggle(register: offset)
        }
    }

    private static func word(_ entry: ParameterValue.Entry, _ parameters: inout DeviceParameters) -> UInt32? {
        parameters.integer(entry.value, "'\(entry.key.value)'", in: 0...0xFFFF_FFFF).map { UInt32(truncatingIfNeeded: $0) }
    }
}
