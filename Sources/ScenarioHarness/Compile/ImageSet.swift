package import Firmware

/// An image file, read and hashed once for all scenarios that name it.
package struct LoadedImage: Sendable, Hashable {
    /// As it is printed.
    package var path: String
    /// SHA-256 of the file, in hexadecimal.
    package var hash: String
    package var image: FirmwareImage
    /// Its line tables and call frame information.
    package let debug: DebugInformation

    /// An image that was read from `path`.
    package init(path: String, hash: String, image: FirmwareImage) {
        self.path = path
        self.hash = hash
        self.image = image
        debug = DebugInformation(image)
    }

    /// The same file, read the same way: what is read of its debug information does not count.
    package static func == (left: LoadedImage, right: LoadedImage) -> Bool {
        left.path == right.path && left.hash == right.hash && left.image == right.image
    }

    /// By the path and the file's hash.
    package func hash(into hasher: inout Hasher) {
        let digest: String = hash
        hasher.combine(path)
        hasher.combine(digest)
    }
}

/// The images of a scenario, in order: what is loaded, and where names are looked up.
package struct ImageSet: Sendable {
    /// The set's place in the plan: a machine that holds this set is not loaded again.
    package var index: Int
    package var images: [LoadedImage]

    /// A set of images, in the order of the scenario.
    package init(index: Int, images: [LoadedImage]) {
        self.index = index
        self.images = images
    }

    /// What a name stands for in the images.
    package enum Lookup: Sendable {
        case address(UInt32)
        case unknown
        /// Several static functions, or functions of two images, of one name.
        case ambiguous([UInt32])
    }

    /// The address of a symbol: a global one before static ones of the same name.
    package func address(of name: String) -> Lookup {
        var addresses: [UInt32] = []
        for image in images {
            let found = image.image.symbols.symbols(named: name)
            guard let first = found.first else { continue }
            let rivals = first.binding == .local ? found.map(\.address) : [first.address]
            for address in rivals where !addresses.contains(address) { addresses.append(address) }
        }
        switch addresses.count {
        case 0: return .unknown
        case 1: return .address(addresses[0])
        default: return .ambiguous(addresses)
        }
    }

    /// The function or other symbol that an address lies in, as `name+0xA`; nil when there is none.
    package func place(_ address: UInt32) -> String? {
        for image in images {
            guard let (symbol, offset) = image.image.symbols.function(containing: address) else { continue }
            return offset == 0 ? symbol.name : "\(symbol.name)+0x\(String(offset, radix: 16, uppercase: true))"
        }
        return nil
    }
}
