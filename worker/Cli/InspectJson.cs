using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MongCai.Poverty.Etl.Cli;

/// <summary>The answer of <c>inspect --json</c>: one object per file (contract §2). Numbers as numbers, absent values null, Vietnamese letters as they are.</summary>
internal static class InspectJson
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one object without line break.</summary>
    /// <param name="target">Stream.</param>
    /// <param name="file">Path as it was given.</param>
    /// <param name="judged">Judged workbook.</param>
    public static void Write(Stream target, string file, JudgedWorkbook judged)
    {
        using var json = new Utf8JsonWriter(target, Plain);
        json.WriteStartObject();
        json.WriteString("file", file);
        json.WriteString("sha256", judged.Sha256);
        json.WriteString("verdict", Verdict(judged));
        json.WritePropertyName("submission");
        if (judged is AcceptedSubmission accepted) WriteSubmission(json, accepted.Content);
        else json.WriteNullValue();
        if (judged is AcceptedUnitReport statutory) InspectUnitJson.Write(json, statutory.Content);
        json.WriteStartArray("findings");
        foreach (var finding in judged.Findings) WriteFinding(json, finding);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Verdict(JudgedWorkbook judged) => judged switch
    {
        RejectedSubmission => "rejected",
        FailedWorkbook => "failed",
        _ => "accepted",
    };

    private static void WriteSubmission(Utf8JsonWriter json, Submission submission)
    {
        json.WriteStartObject();
        json.WriteString("ward", submission.Ward);
        json.WriteString("week", submission.Week.ToString());
        json.WriteStartObject("summary");
        foreach (var figure in submission.Summary.Figures) WriteNumber(json, figure.Key, figure.Value);
        json.WriteEndObject();
        json.WriteStartArray("households");
        foreach (var household in submission.Households) WriteHousehold(json, household);
        json.WriteEndArray();
        json.WriteStartArray("supports");
        foreach (var support in submission.Supports) WriteSupport(json, support);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteHousehold(Utf8JsonWriter json, Household household)
    {
        json.WriteStartObject();
        json.WriteString("code", household.Code);
        json.WriteString("head", household.Head);
        json.WriteString("nationalId", household.NationalId);
        json.WriteString("birthDate", household.BirthDate?.ToString());
        json.WriteString("sex", household.Sex?.Word());
        json.WriteString("ethnicity", household.Ethnicity);
        json.WriteString("hamlet", household.Hamlet);
        json.WriteNumber("members", household.Members);
        json.WriteString("status", household.Status.Word());
        WriteNumber(json, "b1", household.B1);
        WriteNumber(json, "b2", household.B2);
        json.WriteStartArray("deprivations");
        foreach (var key in household.Deprivations) json.WriteStringValue(key);
        json.WriteEndArray();
        json.WriteString("decision", household.Decision);
        json.WriteString("decisionDate", Day(household.DecisionDate));
        json.WriteString("cause", household.Cause);
        json.WriteString("sponsor", household.Sponsor);
        json.WriteString("need", household.Need);
        json.WriteEndObject();
    }

    private static void WriteSupport(Utf8JsonWriter json, Support support)
    {
        json.WriteStartObject();
        json.WriteString("code", support.Code);
        json.WriteString("policy", support.Policy.Word());
        json.WriteString("content", support.Content);
        WriteNumber(json, "amount", support.Amount);
        json.WriteString("date", Day(support.Date));
        json.WriteString("source", support.Source);
        json.WriteEndObject();
    }

    private static void WriteFinding(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("code", finding.Code);
        json.WriteString("severity", finding.Severity.Word());
        json.WriteString("sheet", finding.Sheet);
        json.WriteString("cell", finding.Cell);
        json.WriteString("found", finding.Found);
        json.WriteString("message", finding.Message);
        json.WriteEndObject();
    }

    /// <summary>A number or null.</summary>
    internal static void WriteNumber(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

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
