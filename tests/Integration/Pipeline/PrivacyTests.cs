using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;
using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Reporting.Rendering;
using UglyToad.PdfPig;

namespace MongCai.Poverty.Etl.Tests.Integration.Pipeline;

/// <summary>What each recipient of the sample quarter gets: every part of every attachment and every body is opened and searched.</summary>
public sealed partial class PrivacyTests(ClosedQuarter quarter) : IClassFixture<ClosedQuarter>
{
    private static readonly string[] NationalIds = Of("nationalId");
    private static readonly string[] Heads = Of("head");
    private static readonly string[] Causes = Of("cause");

    /// <summary>Ethnic groups whose name is no part of another Vietnamese word that the documents use.</summary>
    private static readonly string[] Ethnicities = ["Sán Dìu", "Dân tộc: "];

    [Fact]
    public async Task Messages_WereSentToEveryRole()
    {
        var messages = await quarter.MessagesAsync();

        // Six weeks: two leaders, the office, the administrators, a ward. The quarter: three leaders, the office.
        Assert.Equal(
            [(RecipientRole.Leader, 15), (RecipientRole.Office, 7), (RecipientRole.Administrator, 6), (RecipientRole.Ward, 6)],
            messages.GroupBy(one => one.To.Role).OrderBy(group => group.Key).Select(group => (group.Key, group.Count())));
    }

    [Fact]
    public async Task LeadersAndAdministrators_GetTotalsOnly()
    {
        foreach (var (to, message) in (await quarter.MessagesAsync()).Where(one => one.To.Role is RecipientRole.Leader or RecipientRole.Administrator))
            foreach (var (place, text) in Texts(message))
            {
                Refuse(text, $"{to.Address} {message.Subject} {place}", [.. NationalIds, .. Heads, .. Causes, .. Ethnicities]);
                Assert.False(HouseholdCode().IsMatch(text), $"{place}: a household code");
            }
    }

    [Fact]
    public async Task Office_GetsTheHouseholds_WithMaskedNumbers()
    {
        foreach (var (_, message) in (await quarter.MessagesAsync()).Where(one => one.To.Role == RecipientRole.Office))
        {
            var texts = Texts(message).ToList();
            foreach (var (place, text) in texts) Refuse(text, place, [.. NationalIds, .. Causes, .. Ethnicities]);
            var list = string.Concat(texts.Where(one => one.Place.Contains("danh-sach-ho.xlsx", StringComparison.Ordinal)).Select(one => one.Text));
            Assert.All(Heads, head => Assert.Contains(head, list, StringComparison.Ordinal));
            Assert.Contains("022•••••0001", list, StringComparison.Ordinal);
            foreach (var (place, text) in texts.Where(one => !one.Place.Contains("danh-sach-ho.xlsx", StringComparison.Ordinal))) Refuse(text, place, Heads);
        }
    }

    [Fact]
    public async Task Ward_GetsItsOwnHouseholdsOnly()
    {
        var own = ClosedQuarter.Truth(ClosedQuarter.Last, "06751").GetProperty("households").EnumerateArray().Select(household => household.GetProperty("head").GetString()!).ToList();
        foreach (var (_, message) in (await quarter.MessagesAsync()).Where(one => one.To.Role == RecipientRole.Ward))
        {
            var texts = Texts(message).ToList();
            Assert.Contains(texts, one => one.Place.Contains("danh-sach-ho-binh-ngoc.xlsx", StringComparison.Ordinal) && own.TrueForAll(head => one.Text.Contains(head, StringComparison.Ordinal)));
            foreach (var (place, text) in texts)
            {
                Refuse(text, place, [.. NationalIds, .. Heads.Except(own), .. Causes, .. Ethnicities]);
                Assert.All(HouseholdCode().Matches(text), code => Assert.StartsWith("06751-", code.Value, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task Pdf_OfWhatLeadersGet_NamesNobody()
    {
        using var converter = new PdfConverter(new DocumentsOptions(), NullLogger<PdfConverter>.Instance);
        Assert.SkipWhen(converter.Program is null && Environment.GetEnvironmentVariable("CI") != "true", "No LibreOffice: apt-get install libreoffice-writer-nogui");
        var newest = (await quarter.MessagesAsync()).Where(one => one.To.Role == RecipientRole.Leader).GroupBy(one => one.Message.Subject).Last().First().Message;
        var docx = Attachments(newest).Single(file => file.Name.EndsWith(".docx", StringComparison.Ordinal)).Content;

        using var pdf = PdfDocument.Open((await converter.ConvertAsync([docx], TestContext.Current.CancellationToken))[0]!);

        var text = string.Join(' ', pdf.GetPages().Select(page => string.Join(' ', page.GetWords().Select(word => word.Text))));
        Assert.Contains("12/57", text, StringComparison.Ordinal);
        Refuse(text, "pdf", [.. NationalIds, .. Heads, .. Causes, .. Ethnicities]);
        Assert.DoesNotMatch(HouseholdCode(), text);
    }

    [Fact]
    public void Search_FindsWhatIsHiddenInAPart()
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        using (var part = archive.CreateEntry("docProps/custom.xml").Open())
            part.Write(Encoding.UTF8.GetBytes($"<w:r><w:t>{Heads[0][..5]}</w:t></w:r><w:r><w:t>{Heads[0][5..]}</w:t></w:r>"));

        Assert.Contains(Parts("a.docx", zip.ToArray()), one => one.Text.Contains(Heads[0], StringComparison.Ordinal));
    }

    private static void Refuse(string text, string place, string[] forbidden)
    {
        foreach (var value in forbidden) Assert.False(text.Contains(value, StringComparison.OrdinalIgnoreCase), $"{place} holds {value}");
    }

    /// <summary>Subject, both bodies, every part of every attachment and picture; XML also without its marks, because words are split over runs.</summary>
    private static IEnumerable<(string Place, string Text)> Texts(MimeMessage message) =>
    [
        ("headers", message.Headers.Select(header => header.Value).Aggregate("", (all, value) => all + "\n" + value)),
        ("text", message.TextBody!),
        ("html", message.HtmlBody!),
        ("html, words", Words(message.HtmlBody!)),
        .. Attachments(message).SelectMany(file => Parts(file.Name, file.Content)),
    ];

    private static IEnumerable<(string Name, byte[] Content)> Attachments(MimeMessage message) =>
        message.BodyParts.OfType<MimePart>().Where(part => part is not TextPart).Select(part => (part.FileName ?? part.ContentId ?? "", Content(part)));

    private static byte[] Content(MimePart part)
    {
        using var content = new MemoryStream();
        part.Content!.DecodeTo(content, TestContext.Current.CancellationToken);
        return content.ToArray();
    }

    private static IEnumerable<(string Place, string Text)> Parts(string name, byte[] content)
    {
        if (content is not [0x50, 0x4B, ..]) return [(name, Encoding.UTF8.GetString(content))];
        using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
        return [.. zip.Entries.SelectMany(entry => new[] { ($"{name}/{entry.FullName}", Text(entry)), ($"{name}/{entry.FullName}, words", Words(Text(entry))) })];
    }

    private static string Text(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static string Words(string markup) => WebUtility.HtmlDecode(Mark().Replace(markup, ""));

    private static string[] Of(string key) =>
        [.. ClosedQuarter.Truths.SelectMany(file => file.GetProperty("households").EnumerateArray()).Select(household => household.GetProperty(key).GetString()).OfType<string>().Distinct(StringComparer.Ordinal)];

    [GeneratedRegex("067[0-9]{2}-[0-9]{3}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex HouseholdCode();

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Mark();
}
