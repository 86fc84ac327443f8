internal import ArmMProfile
internal import ScenarioHarness

/// What was executed of the firmware, as the page's template sees it.
struct CoverageView {
    var coverage: Coverage

    var view: View {
        [
            "images": coverage.images.map(image),
            "hasSources": !coverage.sources.isEmpty,
            "sources": coverage.sources.map(source),
        ]
    }

    private func image(_ image: Coverage.Image) -> View {
        let executed = image.functions.reduce(0) { $0 + $1.executed }
        let all = image.functions.reduce(0) { $0 + $1.instructions }
        return [
            "path": HTMLText(image.path), "executed": HTMLText(executed), "instructions": HTMLText(all),
            "percent": Self.percent(executed, of: all), "entered": HTMLText(image.functions.count { $0.calls > 0 }),
            "all": HTMLText(image.functions.count), "functions": image.functions.map(function),
        ]
    }

    private func function(_ function: Coverage.Function) -> View {
        var view: View = [
            "name": HTMLText(function.name), "address": HTMLText(hexWord(function.address)), "calls": HTMLText(function.calls),
            "executed": HTMLText(function.executed), "instructions": HTMLText(function.instructions),
            "percent": Self.percent(function.executed, of: function.instructions), "isUntouched": function.executed == 0,
        ]
        if let file = function.file, let line = function.line { view["place"] = ["text": HTMLText("\(file):\(line)")] as View }
        return view
    }

    private func source(_ source: Coverage.Source) -> View {
        let executed = source.lines.count { $0.count > 0 }
        return [
            "path": HTMLText(source.path), "executed": HTMLText(executed), "lines": HTMLText(source.lines.count),
            "percent": Self.percent(executed, of: source.lines.count), "isUntouched": executed == 0,
        ]
    }

    private static func percent(_ part: Int, of all: Int) -> HTMLText {
        HTMLText(markup: fixedPoint(all == 0 ? 0 : Double(part) / Double(all) * 100, places: 1))
    }
}
