extension NORChip {
    /// The chip of a machine file that names none.
    package static let standard = winbond(
        "w25q128", "W25Q128JV", [0xEF, 0x40, 0x18], device: 0x17, size: 16,
        sfdp: NORSFDP.winbond(density: 0x07FF_FFFF, eraseTimes: 0xC914_EA82), chipErase: .init(40_000_000, 200_000_000))

    /// Every chip that a machine file can name.
    package static let all: [NORChip] = [
        standard,
        winbond(
            "w25q64", "W25Q64JV", [0xEF, 0x40, 0x17], device: 0x16, size: 8,
            sfdp: NORSFDP.winbond(density: 0x03FF_FFFF, eraseTimes: 0xC414_EA82), chipErase: .init(20_000_000, 100_000_000)),
        winbond(
            "w25q01jv", "W25Q01JV", [0xEF, 0x40, 0x21], device: 0x20, size: 128, dies: 2, [.fourByte, .dies], sfdp: NORSFDP.w25q01,
            chipErase: .init(192_000_000, 1_000_000_000)),
        winbond(
            "w25q64-im", "W25Q64JV-IM", [0xEF, 0x70, 0x17], device: 0x16, size: 8, .quadProtocol,
            sfdp: NORSFDP.winbond(density: 0x03FF_FFFF, eraseTimes: 0xC414_EA82), chipErase: .init(20_000_000, 100_000_000)),
        winbond(
            "w25q128-im", "W25Q128JV-IM", [0xEF, 0x70, 0x18], device: 0x17, size: 16, .quadProtocol,
            sfdp: NORSFDP.winbond(density: 0x07FF_FFFF, eraseTimes: 0xC914_EA82), chipErase: .init(40_000_000, 200_000_000)),
        winbond(
            "w25q01jv-im", "W25Q01JV-IM", [0xEF, 0x70, 0x21], device: 0x20, size: 128, dies: 2, [.fourByte, .dies, .quadProtocol],
            sfdp: NORSFDP.w25q01, chipErase: .init(192_000_000, 1_000_000_000)),
        NORChip(
            name: "n25q128", part: "N25Q128A", maker: .micron, id: micronID([0x20, 0xBA, 0x18, 0x10, 0x00, 0x00]), deviceID: 0x18,
            size: 16 << 20, dieCount: 1, ports: 1, quadEnable: .none, commands: .micron([]), sfdp: NORSFDP.n25q128,
            timing: NORTiming(
                program: .init(500, 5000), erase4K: .init(250_000, 800_000), erase32K: .init(250_000, 800_000),
                erase64K: .init(700_000, 3_000_000), eraseChip: .init(170_000_000, 250_000_000), writeStatus: .init(1300, 8000),
                suspend: .init(7, 25), reset: .init(30, 30))),
        mt25("mt25ql128", "MT25QL128", capacity: 0x18, size: 16, ports: 1, density: 0x07FF_FFFF, chipErase: .init(38_000_000, 114_000_000)),
        mt25(
            "mt25tl01g", "MT25TL01G", capacity: 0x20, size: 64, ports: 2, density: 0x1FFF_FFFF, chipErase: .init(153_000_000, 460_000_000)),
    ]

    /// The chip of that name.
    package static func named(_ name: String) -> NORChip? { all.first { $0.name == name } }

    private static func winbond(
        _ name: String, _ part: String, _ id: [UInt8], device: UInt8, size mebibytes: UInt32, dies: Int = 1,
        _ options: NORCommandSet.WinbondOptions = [], sfdp: [UInt8], chipErase: NORTiming.Span
    ) -> NORChip {
        // SFDP of the W25Q01JV: maxima are fourteen times the typical erase and six times the typical program.
        let timing =
            options.contains(.dies)
            ? NORTiming(
                program: .init(704, 4224), erase4K: .init(64_000, 896_000), erase32K: .init(128_000, 1_792_000),
                erase64K: .init(160_000, 2_240_000), eraseChip: chipErase, writeStatus: .init(10_000, 15_000), suspend: .init(20, 20),
                reset: .init(30, 30))
            : NORTiming(
                program: .init(400, 3000), erase4K: .init(45_000, 400_000), erase32K: .init(120_000, 1_600_000),
                erase64K: .init(150_000, 2_000_000), eraseChip: chipErase, writeStatus: .init(10_000, 15_000), suspend: .init(20, 20),
                reset: .init(30, 30))
        return NORChip(
            name: name, part: part, maker: .winbond, id: id, deviceID: device, size: mebibytes << 20, dieCount: dies, ports: 1,
            quadEnable: options.contains(.quadProtocol) ? .clear : .fixed, commands: .winbond(options), sfdp: sfdp, timing: timing)
    }

    private static func mt25(
        _ name: String, _ part: String, capacity: UInt8, size mebibytes: UInt32, ports: Int, density: UInt32, chipErase: NORTiming.Span
    ) -> NORChip {
        NORChip(
            name: name, part: part, maker: .micron, id: micronID([0x20, 0xBA, capacity, 0x10, 0x44, 0x00]), deviceID: capacity,
            size: mebibytes << 20, dieCount: 1, ports: ports, quadEnable: .none, commands: .micron([.mt25, .fourByte]),
            sfdp: NORSFDP.mt25(density: density),
            timing: NORTiming(
                program: .init(120, 1800), erase4K: .init(50_000, 400_000), erase32K: .init(100_000, 1_000_000),
                erase64K: .init(150_000, 1_000_000), eraseChip: chipErase, writeStatus: .init(1300, 8000), suspend: .init(7, 25),
                reset: .init(30, 30)))
    }

    /// The id, how many bytes follow (10h: 16), two bytes of extended id, then the unique id, which is ours.
    private static func micronID(_ start: [UInt8]) -> [UInt8] { start + (1...14).map { UInt8($0) } }
}
