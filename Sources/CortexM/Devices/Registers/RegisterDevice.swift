/// A device that is made of 32-bit registers. Byte and halfword accesses take the lanes of a word.
package protocol RegisterDevice: Device {
    /// The registers that need no code, and the table of all of them.
    var registers: RegisterFile { get set }

    /// What a load of the register at `offset` gives, before the load's side effects.
    func value(of offset: UInt32, _ context: DeviceContext) -> UInt32

    /// A load of the register at `offset` has happened.
    mutating func didLoad(_ offset: UInt32, _ context: inout DeviceContext)

    /// A store to the register at `offset`. `lanes` has ones in the bytes that are stored; `value` is zero in the others.
    mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext)
}

extension RegisterDevice {
    package func value(of offset: UInt32, _ context: DeviceContext) -> UInt32 { registers[offset] }

    package mutating func didLoad(_ offset: UInt32, _ context: inout DeviceContext) {}

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        registers.store(offset, value, lanes: lanes)
    }

    /// Every register gets its reset value.
    public mutating func reset(_ kind: ResetKind) { registers.reset() }

    /// A load of a register, or of a byte or halfword lane of it.
    public mutating func read(_ offset: UInt32, size: AccessSize, _ context: inout DeviceContext) -> UInt32 {
        let lane = RegisterLane(offset, size)
        if !registers.table.models(lane.register) { context.unmodelled = lane.register }
        let value = value(of: lane.register, context)
        didLoad(lane.register, &context)
        return lane.extract(value)
    }

    /// A store to a register, or to a byte or halfword lane of it.
    public mutating func write(_ offset: UInt32, size: AccessSize, value: UInt32, _ context: inout DeviceContext) {
        let lane = RegisterLane(offset, size)
        if !registers.table.models(lane.register) { context.unmodelled = lane.register }
        store(lane.register, lane.place(value), lanes: lane.mask, &context)
    }

    /// What a load would give; no register of such a device is without an answer.
    public func peek(_ offset: UInt32, size: AccessSize, _ context: DeviceContext) -> UInt32? {
        let lane = RegisterLane(offset, size)
        return lane.extract(value(of: lane.register, context))
    }
}

/// Which bytes of which register an access takes.
package struct RegisterLane: Sendable, Hashable {
    /// The register's offset, a multiple of 4.
    package let register: UInt32
    private let shift: UInt32
    /// Ones in the bytes taken, as they lie in the register.
    package let mask: UInt32

    package init(_ offset: UInt32, _ size: AccessSize) {
        register = offset & ~3
        shift = (offset & 3) &* 8
        let ones: UInt32 =
            switch size {
            case .byte: 0xFF
            case .halfword: 0xFFFF
            case .word: .max
            }
        mask = ones << shift
    }

    /// The bytes taken, moved down.
    package func extract(_ value: UInt32) -> UInt32 { (value & mask) >> shift }

    /// A value stored, moved up to its bytes.
    package func place(_ value: UInt32) -> UInt32 { value << shift & mask }
}
