/// A machine variant, resolved: what `Machine.init` builds. Machine files are compiled to this.
public struct MachineConfiguration: Sendable {
    /// Its name in reports.
    public var name: String
    /// The processor core.
    public var core: CoreConfiguration
    /// Core clock in hertz: turns virtual cycles into virtual time.
    public var clockHz: UInt64
    /// RAM, flash, what is behind windows, and the windows.
    public var regions: [MemoryRegion]
    /// What stands on the bus beside memory.
    public var devices: [DevicePlacement]
    /// How virtual time passes.
    public var timing: TimingConfiguration

    /// A machine of these parts.
    public init(
        name: String, core: CoreConfiguration, clockHz: UInt64, regions: [MemoryRegion], devices: [DevicePlacement],
        timing: TimingConfiguration = TimingConfiguration()
    ) {
        self.name = name
        self.core = core
        self.clockHz = clockHz
        self.regions = regions
        self.devices = devices
        self.timing = timing
    }
}

/// A device and where it stands.
public struct DevicePlacement: Sendable {
    /// Its name: that of its console too.
    public var name: String
    /// Its first address.
    public var base: UInt32
    /// Bytes of addresses that it answers.
    public var size: UInt32
    /// The interrupt lines that the device's outputs 0, 1, … drive.
    public var interrupts: [Int]
    /// The device itself, as it is after power-on.
    public var device: any Device
    /// It is on the single-cycle I/O port of a Cortex-M0+: a load or store takes one cycle.
    public var isSingleCycle: Bool
    /// What other devices drive on its inputs.
    public var wires: [DeviceWire]
    /// The regions that it has to do with, in the order of its kind's roles; `nil` for a role that the machine leaves out.
    public var memory: [DeviceMemoryRegion?]

    /// A device at `base`.
    public init(
        name: String, base: UInt32, size: UInt32, interrupts: [Int], device: any Device, isSingleCycle: Bool = false,
        wires: [DeviceWire] = [], memory: [DeviceMemoryRegion?] = []
    ) {
        self.name = name
        self.base = base
        self.size = size
        self.interrupts = interrupts
        self.device = device
        self.isSingleCycle = isSingleCycle
        self.wires = wires
        self.memory = memory
    }
}

/// A region that a device has to do with.
public struct DeviceMemoryRegion: Sendable, Hashable {
    /// The region's name.
    public var name: String
    /// The device answers accesses that the region itself does not: stores to flash, accesses to a closed window. Otherwise it
    /// reads and changes the bytes, or lets windows show them.
    public var answers: Bool

    /// A region by its name.
    public init(_ name: String, answers: Bool = true) {
        self.name = name
        self.answers = answers
    }
}
