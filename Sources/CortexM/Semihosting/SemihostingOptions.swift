/// What semihosting may do on a machine, and what it answers about it.
public struct SemihostingOptions: Sendable {
    /// When false, BKPT 0xAB is a breakpoint like any other.
    public var isEnabled = true
    /// What SYS_GET_CMDLINE gives.
    public var commandLine = ""
    /// What SYS_HEAPINFO gives; 0 leaves the choice to the firmware.
    public var heap = SemihostingHeap()
    /// Where files may be opened; without it, only the console can be.
    package var files: (any SemihostingFiles)?

    /// Enabled, with an empty command line and no files.
    public init() {}
}

/// The answer to SYS_HEAPINFO.
public struct SemihostingHeap: Sendable, Hashable {
    /// The lowest address of the heap.
    public var heapBase: UInt32 = 0
    /// The address just above the heap.
    public var heapLimit: UInt32 = 0
    /// The address just above the stack, where it starts.
    public var stackBase: UInt32 = 0
    /// The lowest address of the stack.
    public var stackLimit: UInt32 = 0

    /// All zero: the firmware chooses.
    public init() {}
}

/// The files that semihosting may reach. The machine itself opens none: whoever allows a folder brings this.
package protocol SemihostingFiles: Sendable {
    /// Opens a file; `mode` is the call's number, 0 (`r`) to 11 (`a+b`). Gives a number for the calls below.
    mutating func open(_ path: [UInt8], mode: UInt32) throws(SemihostingError) -> Int
    mutating func close(_ file: Int) throws(SemihostingError)
    /// Up to `count` bytes from the file's position; none at its end.
    mutating func read(_ file: Int, count: Int) throws(SemihostingError) -> [UInt8]
    /// How many of the bytes were written.
    mutating func write(_ file: Int, _ bytes: [UInt8]) throws(SemihostingError) -> Int
    mutating func seek(_ file: Int, to position: UInt32) throws(SemihostingError)
    mutating func length(_ file: Int) throws(SemihostingError) -> UInt32
    mutating func remove(_ path: [UInt8]) throws(SemihostingError)
    mutating func rename(_ path: [UInt8], to other: [UInt8]) throws(SemihostingError)
    /// A reset: every file is closed.
    mutating func closeAll()
}

/// Why a call was refused: what SYS_ERRNO gives after it, in newlib's numbers.
package enum SemihostingError: Int32, Error, Sendable, Hashable {
    case noSuchFile = 2
    case inputOutput = 5
    case badHandle = 9
    case notPermitted = 13
    case badAddress = 14
    case invalid = 22
    case tooManyFiles = 24
    case illegalSeek = 29
    case notSupported = 88
}
