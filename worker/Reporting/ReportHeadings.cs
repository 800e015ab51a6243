using MongCai.Poverty.Etl.Reporting.Models;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace MongCai.Poverty.Etl.Reporting;

/// <summary>Loads config/report.yml.</summary>
public static class ReportHeadings
{
    /// <summary>Reads the file and checks it.</summary>
    /// <param name="path">Path of report.yml.</param>
    /// <returns>The heading of each of <see cref="DocumentKinds.Official"/>; a correction has that of what it corrects.</returns>
    /// <exception cref="ConfigurationFaultException">The file is missing, is not YAML, has an unknown key or lacks a required one; holds every fault.</exception>
    public static IReadOnlyDictionary<string, ReportHeading> Load(string path)
    {
        var sheet = Read(path);
        var faults = new List<ConfigurationFault>();
        var headings = new Dictionary<string, ReportHeading>(StringComparer.Ordinal);
        foreach (var kind in DocumentKinds.Official.Select(document => document.Name).Where(name => name != DocumentKinds.Correction))
            if (Heading(sheet, kind, new FaultList(path, faults)) is { } heading) headings[kind] = heading;
        return faults.Count == 0 ? headings : throw new ConfigurationFaultException(faults);
    }

    private static Sheet Read(string path)
    {
        if (!File.Exists(path)) throw Fault(path, null, "Không tìm thấy tệp.", "Chép lại tệp report.yml mẫu vào thư mục cấu hình.");
        try
        {
            using var reader = new StreamReader(path);
            return new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<Sheet?>(reader) ?? new Sheet();
        }
        catch (YamlException error)
        {
            throw Fault(path, $"dòng {error.Start.Line}", "Nội dung không đúng cú pháp YAML hoặc có khóa không được dùng.", error.InnerException?.Message ?? error.Message);
        }
    }

    private static ReportHeading? Heading(Sheet sheet, string kind, FaultList faults)
    {
        if (!sheet.Documents.TryGetValue(kind, out var document) || document is null)
        {
            faults.Add($"documents.{kind}", "Thiếu phần khai báo của loại văn bản này.", "Thêm khóa này theo tệp mẫu.");
            return null;
        }

        var at = $"documents.{kind}.";
        return new ReportHeading
        {
            SubjectPrefix = faults.Text("subjectPrefix", sheet.SubjectPrefix),
            Place = faults.Text("place", sheet.Place),
            Contact = faults.Text("contact", sheet.Contact),
            Parent = document.Parent,
            Organisation = faults.Lines(at + "organisation", document.Organisation),
            OrganisationName = faults.Text(at + "organisationName", document.OrganisationName),
            Number = document.Number,
            Symbol = faults.Text(at + "symbol", document.Symbol),
            Addressees = document.Addressees,
            SignerTitles = faults.Lines(at + "signerTitles", document.SignerTitles),
            SignerName = document.SignerName,
            Copies = faults.Lines(at + "copies", document.Copies),
        };
    }

    private static ConfigurationFaultException Fault(string path, string? place, string problem, string hint) =>
        new([new ConfigurationFault(path, place, problem, hint)]);

    private sealed class FaultList(string path, List<ConfigurationFault> faults)
    {
        public void Add(string place, string problem, string hint)
        {
            var fault = new ConfigurationFault(path, place, problem, hint);
            if (!faults.Contains(fault)) faults.Add(fault);
        }

        public string Text(string place, string? value)
        {
            if (string.IsNullOrWhiteSpace(value)) Add(place, "Chưa có giá trị.", "Điền một dòng chữ.");
            return value?.Trim() ?? "";
        }

        public IReadOnlyList<string> Lines(string place, List<string> lines)
        {
            if (lines.Count == 0 || lines.Exists(string.IsNullOrWhiteSpace)) Add(place, "Danh sách rỗng hoặc có dòng trống.", "Điền ít nhất một dòng.");
            return lines;
        }
    }

    private sealed class Sheet
    {
        public string? SubjectPrefix { get; set; }

        public string? Place { get; set; }

        public string? Contact { get; set; }

        public Dictionary<string, DocumentSheet?> Documents { get; set; } = [];
    }

    private sealed class DocumentSheet
    {
        public List<string> Parent { get; set; } = [];

        public List<string> Organisation { get; set; } = [];

        public string? OrganisationName { get; set; }

        public string? Number { get; set; }

        public string? Symbol { get; set; }

        public List<string> Addressees { get; set; } = [];

        public List<string> SignerTitles { get; set; } = [];

        public string? SignerName { get; set; }

        public List<string> Copies { get; set; } = [];
    }
}
