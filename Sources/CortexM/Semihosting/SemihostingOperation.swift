/// The calls of semihosting, by the number in R0 (Semihosting for AArch32 and AArch64, section 6).
package enum SemihostingOperation: UInt32, Sendable, Hashable, CaseIterable {
    case open = 0x01
    case close = 0x02
    case writeC = 0x03
    case write0 = 0x04
    case write = 0x05
    case read = 0x06
    case readC = 0x07
    case isError = 0x08
    case isTTY = 0x09
    case seek = 0x0A
    case fileLength = 0x0C
    case temporaryName = 0x0D
    case remove = 0x0E
    case rename = 0x0F
    case clock = 0x10
    case time = 0x11
    case system = 0x12
    case errno = 0x13
    case getCommandLine = 0x15
    case heapInfo = 0x16
    case exit = 0x18
    case exitExtended = 0x20
    case elapsed = 0x30
    case tickFrequency = 0x31
}
