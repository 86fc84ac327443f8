internal import ArmMProfile
internal import ScenarioHarness

/// A flash loader of an inspection, for programs. Times are in milliseconds.
struct LoaderJSON: Encodable {
    private struct Sectors: Encodable {
        var address: String
        var size, count: UInt32
    }

    private struct Chip: Encodable {
        var name, address: String
        var type: String?
        var erasedValue: UInt8
        var size, pageSize: UInt32
        var sectors: [Sectors]
    }

    private struct Function: Encodable {
        var name: String
        var address: String?
        var required: Bool
        var timeout: UInt32?
    }

    private var image, convention: String
    private var chip: Chip?
    private var entry, staticBase: String?
    private var functions: [Function]

    init(_ loader: InspectedLoader) {
        image = loader.path
        convention = loader.convention
        chip = loader.chip.map { chip in
            Chip(
                name: chip.name, address: hexWord(chip.address), type: chip.type, erasedValue: chip.erasedValue, size: chip.size,
                pageSize: chip.pageSize,
                sectors: chip.sectors.map { Sectors(address: hexWord($0.start), size: $0.size, count: $0.count) })
        }
        entry = loader.entry.map { hexWord($0) }
        staticBase = loader.staticBase.map { hexWord($0) }
        functions = loader.functions.map { function in
            Function(
                name: function.name, address: function.address.map { hexWord($0) }, required: function.isRequired,
                timeout: function.timeout)
        }
    }
}
