using System.Text.Json;

namespace MongCai.Poverty.Etl.Cli;

/// <summary>The further member <c>unitReport</c> of <c>inspect --json</c> for a statutory workbook; <c>submission</c> is null then.</summary>
internal static class InspectUnitJson
{
    /// <summary>Writes the member.</summary>
    public static void Write(Utf8JsonWriter json, UnitReport report)
    {
        json.WriteStartObject("unitReport");
        json.WriteString("form", report.Form);
        json.WriteString("period", report.Period);
        json.WriteStartArray("units");
        foreach (var unit in report.Units)
        {
            json.WriteStartObject();
            json.WriteString("name", unit.Name);
            json.WriteString("ward", unit.Ward);
            Write(json, "households", unit.Households);
            Write(json, "persons", unit.Persons);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<SummaryFigure> figures)
    {
        json.WriteStartObject(name);
        foreach (var figure in figures) InspectJson.WriteNumber(json, figure.Key, figure.Value);
        json.WriteEndObject();
    }
}
