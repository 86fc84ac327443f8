/// How a value is written (DW_FORM; DWARF 5, 7.5.6).
enum DebugForm {
    static let data4: UInt64 = 0x06
    static let string: UInt64 = 0x08
    static let stringOffset: UInt64 = 0x0E
    static let unsigned: UInt64 = 0x0F
    static let sectionOffset: UInt64 = 0x17
    static let lineStringOffset: UInt64 = 0x1F
    static let implicitConstant: UInt64 = 0x21

    /// Goes past a value.
    static func skip(_ form: UInt64, _ cursor: inout ByteCursor, _ offsetSize: Int) throws(MalformedDebugData) {
        switch form {
        // A flag that is there by being named, and a constant that the abbreviation has.
        case 0x19, implicitConstant: break
        case 0x0B, 0x0C, 0x11, 0x25, 0x29: try cursor.skip(1)
        case 0x05, 0x12, 0x26, 0x2A: try cursor.skip(2)
        case 0x27, 0x2B: try cursor.skip(3)
        // An address has four bytes on these machines.
        case 0x01, data4, 0x13, 0x1C, 0x28, 0x2C: try cursor.skip(4)
        case 0x07, 0x14, 0x20: try cursor.skip(8)
        case 0x1E: try cursor.skip(16)
        case stringOffset, 0x10, sectionOffset, 0x1D, lineStringOffset: try cursor.skip(UInt64(offsetSize))
        case unsigned, 0x0D, 0x15, 0x1A, 0x1B, 0x22, 0x23: _ = try cursor.unsigned()
        case string: try cursor.skipString()
        case 0x0A: try cursor.skip(UInt64(try cursor.byte()))
        case 0x03: try cursor.skip(UInt64(try cursor.half()))
        case 0x04: try cursor.skip(UInt64(try cursor.word()))
        case 0x09, 0x18: try cursor.skip(try cursor.unsigned())
        default: throw MalformedDebugData()
        }
    }
}
