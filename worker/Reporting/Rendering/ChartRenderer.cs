using System.Globalization;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Models.Reports;
using ScottPlot;
using SkiaSharp;

namespace MongCai.Poverty.Etl.Reporting.Rendering;

/// <summary>
/// Draws charts as PNG. Same figures, same bytes on the same machine. Lines differ by marks and dashes, not by colour alone, and bear their names
/// themselves: a grey print and a phone's width stay legible.
/// </summary>
public sealed class ChartRenderer
{
    private const int Width = 1000;
    private const int Height = 600;
    private const float LabelSize = 29;
    private const float TickSize = 25;
    private const float Distance = 14;

    /// <summary>ScottPlot keeps its fonts in static fields; packing a finished picture needs none.</summary>
    private static readonly Lock Drawing = new();

    private readonly SKTypeface? regular;
    private readonly SKTypeface? bold;

    /// <summary>Looks for the font.</summary>
    public ChartRenderer(DocumentsOptions options)
    {
        Font = VietnameseFont.ForCharts(options.ChartFont);
        regular = Font is null ? null : SKTypeface.FromFile(Font.Path);
        bold = Font is null ? null : SKTypeface.FromFile(Font.BoldPath);
    }

    /// <summary>The font charts are drawn with; null when none with Vietnamese letters was found and charts are left out.</summary>
    public VietnameseFont? Font { get; }

    /// <summary>Cumulative exits by week against the milestones of the plan.</summary>
    /// <returns>PNG; null when there is no font with Vietnamese letters.</returns>
    public byte[]? Progress(ProgressChartFigures figures) => Draw(Height, plot =>
    {
        DrawPlan(plot, figures);
        DrawWeeks(plot, figures);
        Dress(plot, figures);
    });

    /// <summary>One bar for each ward or indicator.</summary>
    /// <returns>PNG; null when there is no font with Vietnamese letters.</returns>
    public byte[]? Bars(BarChartFigures figures) => Draw(BarChart.HeightOf(figures), plot => BarChart.Draw(plot, figures, bold));

    private byte[]? Draw(int height, Action<Plot> draw)
    {
        if (Font is null) return null;
        using var image = Drawn(Font, height, draw);
        return image.GetImageBytes(ImageFormat.Png);
    }

    private Image Drawn(VietnameseFont font, int height, Action<Plot> draw)
    {
        lock (Drawing)
        {
            Fonts.Default = font.Name;
            Fonts.DefaultFontStyle = regular;
            using var plot = new Plot();
            draw(plot);
            return plot.GetImage(Width, height);
        }
    }

    private void DrawPlan(Plot plot, ProgressChartFigures figures)
    {
        ChartPointFigures[] points = [new("", figures.Start, 0), .. figures.Milestones];
        var line = Line(plot, points, Color.FromHex("#4a4a4a"), 4);
        line.LinePattern = LinePattern.Dashed;
        line.MarkerShape = MarkerShape.OpenSquare;
        line.MarkerLineWidth = 3;
        foreach (var milestone in figures.Milestones)
            Label(plot, milestone, $"Mốc {milestone.Label}: {VietnameseText.Count(milestone.Value)} hộ", Alignment.LowerRight, line.Color);
    }

    private void DrawWeeks(Plot plot, ProgressChartFigures figures)
    {
        if (figures.Weeks.Count == 0) return;
        var line = Line(plot, figures.Weeks, Color.FromHex("#14487A"), 6);
        line.MarkerShape = MarkerShape.FilledCircle;
        var last = figures.Weeks[^1];
        var middle = (figures.Start.DayNumber + figures.Milestones[^1].Day.DayNumber) / 2;
        Label(plot, last, $"Đến {last.Label}: {VietnameseText.Count(last.Value)} hộ", last.Day.DayNumber < middle ? Alignment.UpperLeft : Alignment.UpperRight, line.Color);
    }

    private static ScottPlot.Plottables.Scatter Line(Plot plot, IReadOnlyList<ChartPointFigures> points, Color color, float width)
    {
        var line = plot.Add.Scatter(points.Select(point => (double)point.Day.DayNumber).ToArray(), points.Select(point => (double)point.Value).ToArray());
        line.Color = color;
        line.LineWidth = width;
        line.MarkerSize = 16;
        return line;
    }

    /// <summary>A label beside a point; the alignment says which of its corners touches the point.</summary>
    private void Label(Plot plot, ChartPointFigures point, string text, Alignment corner, Color color)
    {
        var label = plot.Add.Text(text, point.Day.DayNumber, point.Value);
        label.LabelStyle.Font = bold;
        label.LabelFontSize = LabelSize;
        label.LabelFontColor = color;
        label.LabelAlignment = corner;
        label.OffsetX = corner is Alignment.UpperLeft ? Distance : -Distance;
        label.OffsetY = corner is Alignment.LowerRight ? -Distance : Distance;
    }

    private static void Dress(Plot plot, ProgressChartFigures figures)
    {
        var top = figures.Milestones.Concat(figures.Weeks).Max(point => point.Value);
        plot.Axes.SetLimits(figures.Start.DayNumber - 4, figures.Milestones[^1].Day.DayNumber + 12, 0, (top * 1.2) + 1);
        plot.Axes.Bottom.TickGenerator = Months(figures);
        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic
        {
            IntegerTicksOnly = true,
            TargetTickCount = 8,
            LabelFormatter = value => VietnameseText.Count((long)value),
        };
        plot.Axes.Left.Label.Text = "Số hộ (lũy kế)";
        plot.Axes.Left.Label.FontSize = TickSize;
        plot.Axes.Left.TickLabelStyle.FontSize = TickSize;
        plot.Axes.Bottom.TickLabelStyle.FontSize = TickSize;
        plot.Axes.Right.IsVisible = false;
        plot.Axes.Top.IsVisible = false;
        plot.FigureBackground.Color = Colors.White;
        plot.DataBackground.Color = Colors.White;
    }

    private static ScottPlot.TickGenerators.NumericManual Months(ProgressChartFigures figures)
    {
        var ticks = new ScottPlot.TickGenerators.NumericManual();
        var last = figures.Milestones[^1].Day;
        for (var month = new DateOnly(figures.Start.Year, figures.Start.Month, 1).AddMonths(1); month <= last; month = month.AddMonths(1))
            ticks.AddMajor(month.DayNumber, $"T{month.Month.ToString(CultureInfo.InvariantCulture)}");
        return ticks;
    }
}

/// <summary>
/// A font on this machine that holds every Vietnamese letter. Not every one does that bears a good name: Liberation 1.x (Debian 12, package
/// fonts-liberation) has none of them, Liberation 2.x (fonts-liberation2) has all.
/// </summary>
/// <param name="Name">Family.</param>
/// <param name="Path">File of the regular face.</param>
/// <param name="BoldPath">File of the bold face; the regular one when there is none.</param>
public sealed record VietnameseFont(string Name, string Path, string BoldPath)
{
    private const string SmallLetters = "ạảãàáâậầấẩẫăắằặẳẵóòọõỏôộổỗồốơờớợởỡéèẻẹẽêếềệểễúùụủũưựữừứửíìịỉĩýỳỷỵỹđ";
    private const string Letters = SmallLetters + "ẠẢÃÀÁÂẬẦẤẨẪĂẮẰẶẲẴÓÒỌÕỎÔỘỔỖỒỐƠỜỚỢỞỠÉÈẺẸẼÊẾỀỆỂỄÚÙỤỦŨƯỰỮỪỨỬÍÌỊỈĨÝỲỶỴỸĐ";

    private static readonly string[] Folders = ["/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", @"C:\Windows\Fonts"];

    private static readonly (string Regular, string Bold)[] Sans =
    [
        ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"), ("Arimo-Regular.ttf", "Arimo-Bold.ttf"), ("arial.ttf", "arialbd.ttf"),
        ("Arial.ttf", "Arial Bold.ttf"), ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
    ];

    /// <summary>As broad as Times New Roman, letter by letter.</summary>
    private static readonly (string Regular, string Bold)[] Times =
    [
        ("times.ttf", "timesbd.ttf"), ("Times New Roman.ttf", "Times New Roman Bold.ttf"), ("LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf"),
        ("Tinos-Regular.ttf", "Tinos-Bold.ttf"),
    ];

    /// <summary>A font for charts.</summary>
    /// <param name="given">Setting <c>Documents:ChartFont</c>; null to search.</param>
    /// <returns>Null when no font with Vietnamese letters is there: charts are left out then.</returns>
    public static VietnameseFont? ForCharts(string? given = null) =>
        given is { Length: > 0 } ? Read(given, null) : Search(Sans);

    /// <summary>Times New Roman or one with its metrics, for PDF.</summary>
    /// <returns>Null when there is none: the PDF mixes fonts then.</returns>
    public static VietnameseFont? ForDocuments() => Search(Times);

    /// <summary>What is missing on this machine, for the command <c>check</c>.</summary>
    public static IReadOnlyList<ConfigurationFault> Check(DocumentsOptions options) =>
    [
        .. ForCharts(options.ChartFont) is null
            ? [new ConfigurationFault("Documents:ChartFont", null, "Không có phông chữ đủ chữ cái tiếng Việt để vẽ biểu đồ; báo cáo sẽ không có biểu đồ.", "Cài gói fonts-liberation2 hoặc fonts-dejavu-core, hoặc chỉ đường dẫn tới một tệp .ttf.")]
            : (ConfigurationFault[])[],
        .. ForDocuments() is null
            ? [new ConfigurationFault("Documents:Converter", null, "Không có phông Times New Roman hoặc phông tương đương đủ chữ cái tiếng Việt; tệp PDF sẽ lẫn nhiều phông chữ.", "Cài gói fonts-liberation2 (Debian 12) hoặc phông Times New Roman.")]
            : (ConfigurationFault[])[],
    ];

    private static VietnameseFont? Search((string Regular, string Bold)[] files) => files
        .SelectMany(names => Find(names.Regular).Select(path => Read(path, names.Bold)))
        .FirstOrDefault(font => font is not null);

    private static VietnameseFont? Read(string path, string? boldName)
    {
        if (!File.Exists(path)) return null;
        using var face = SKTypeface.FromFile(path);
        if (face is null || !face.ContainsGlyphs(Letters)) return null;
        var bold = boldName is null ? path : System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path)!, boldName);
        return new VietnameseFont(face.FamilyName, path, File.Exists(bold) ? bold : path);
    }

    private static IEnumerable<string> Find(string file) => Folders.Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, file, new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }))
        .Order(StringComparer.Ordinal);
}
