using MongCai.Poverty.Etl.Reporting.Models.Corrections;
using MongCai.Poverty.Etl.Reporting.Templates.Scripts;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>What a correction changed, for the console and the status.</summary>
internal static class CorrectionText
{
    /// <summary>One line per figure, the city's first.</summary>
    /// <param name="modelJson">The model of the correction as stored.</param>
    public static IReadOnlyList<string> Changes(string modelJson)
    {
        var model = ModelScript.Model<CorrectionModel>(modelJson);
        return [.. model.CityFigures.Concat(model.WardFigures).Select(line => $"{line.Place}, {line.Name}: {line.Old} → {line.New} ({line.Reason}; {line.Source})")];
    }
}
