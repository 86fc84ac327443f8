/// What an SVD file says about a part, with everything that is derived or repeated written out.
struct SVDDevice: Sendable {
    var name: String
    /// `CM4`; nil where the file does not say.
    var core: String?
    var hasFPU: Bool
    var priorityBits: Int?
    var peripherals: [SVDPeripheral]
}

/// A peripheral.
struct SVDPeripheral: Sendable {
    var name: String
    var base: UInt64
    /// How far its address blocks reach from the base.
    var size: UInt64
    var interrupts: [Int]
    var registers: [SVDRegister]
}

/// A register; those of a cluster have the cluster's name before their own.
struct SVDRegister: Sendable {
    var name: String
    var offset: UInt64
    /// 8, 16, 32 or 64.
    var bits: UInt64
    var access: SVDAccess
    var reset: UInt64
    var fields: [SVDField]
}

/// Bits of a register.
struct SVDField: Sendable {
    var name: String
    var low: UInt64
    var high: UInt64
    var access: SVDAccess
}

/// What loads and stores do.
struct SVDAccess: Sendable, Hashable {
    var isReadable = true
    var isWritable = true
    /// `modifiedWriteValues`: storing a one, or a zero, clears.
    var oneClears = false
    var zeroClears = false
    /// `readAction`: a load clears.
    var readClears = false

    /// As an element says it; what it leaves out is as `above`.
    init(_ element: SVDElement, above: SVDAccess) {
        self = above
        switch element.string("access") {
        case "read-only": (isReadable, isWritable) = (true, false)
        case "write-only", "writeOnce": (isReadable, isWritable) = (false, true)
        case "read-write", "read-writeOnce": (isReadable, isWritable) = (true, true)
        default: break
        }
        if let values = element.string("modifiedWriteValues") {
            oneClears = values == "oneToClear"
            zeroClears = values == "zeroToClear"
        }
        if let action = element.string("readAction") { readClears = action == "clear" }
    }

    init() {}
}
