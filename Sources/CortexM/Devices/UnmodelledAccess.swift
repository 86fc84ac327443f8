/// The first access of the firmware to a register of a device that only keeps what is stored in it: what a model of it would
/// have done did not happen.
public struct UnmodelledAccess: Sendable, Hashable {
    /// How many registers are kept: the first few tell what to add.
    static let limit = 64

    /// The device's name.
    public var device: String
    /// The register's name, where the device has a table that holds it.
    public var register: String?
    /// From the device's base.
    public var offset: UInt32
    /// Of the register.
    public var address: UInt32
    /// Whether the access was a store.
    public var isStore: Bool
    /// The address of the instruction that did it.
    public var instruction: UInt32

    /// An access to a register of a device.
    public init(device: String, register: String?, offset: UInt32, address: UInt32, isStore: Bool, instruction: UInt32) {
        self.device = device
        self.register = register
        self.offset = offset
        self.address = address
        self.isStore = isStore
        self.instruction = instruction
    }
}

extension Machine {
    /// Keeps the first access to each register that no device models, up to a bound.
    mutating func noteUnmodelled(_ offset: UInt32, of index: Int, isStore: Bool) {
        guard unmodelled.count < UnmodelledAccess.limit else { return }
        let slot = devices.slots[index]
        guard !unmodelled.contains(where: { $0.offset == offset && $0.device == slot.name }) else { return }
        let table = (slot.device as? any RegisterDevice)?.registers.table
        unmodelled.append(
            UnmodelledAccess(
                device: slot.name, register: table?.row(at: offset)?.name, offset: offset, address: slot.base &+ offset,
                isStore: isStore, instruction: instructionAddress))
    }
}
