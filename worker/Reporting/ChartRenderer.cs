using System.Globalization;
using ScottPlot;

namespace MongCai.Poverty.Etl.Reporting;

/// <summary>Draws charts as PNG. Same figures, same bytes on the same machine. Lines differ by shape and dash, not by colour alone: a grey print stays legible.</summary>
public sealed class ChartRenderer
{
    private const int Width = 1200;
    private const int Height = 620;
    private const float Scale = 2;

    /// <summary>ScottPlot keeps its fonts in static fields.</summary>
    private static readonly Lock Drawing = new();

    private readonly ChartFont? font;

    /// <summary>Looks for the font.</summary>
    public ChartRenderer(DocumentsOptions options)
    {
        font = ChartFont.Find(options.ChartFont);
        if (font is null) return;
        lock (Drawing)
        {
            Fonts.AddFontFile(font.Name, font.Path, bold: false, italic: false);
            if (font.BoldPath is not null) Fonts.AddFontFile(font.Name, font.BoldPath, bold: true, italic: false);
        }
    }

    /// <summary>The font charts are drawn with; null when none with Vietnamese letters was found and charts are left out.</summary>
    public ChartFont? Font => font;

    /// <summary>Cumulative exits by week against the milestones of the plan.</summary>
    /// <returns>PNG; null when there is no font with Vietnamese letters.</returns>
    public byte[]? Progress(ProgressChartFigures figures)
    {
        if (font is null) return null;
        lock (Drawing)
        {
            using var plot = new Plot();
            DrawPlan(plot, figures);
            DrawWeeks(plot, figures);
            Dress(plot, figures, font.Name);
            return plot.GetImage(Width, Height).GetImageBytes(ImageFormat.Png);
        }
    }

    private static void DrawPlan(Plot plot, ProgressChartFigures figures)
    {
        ChartPointFigures[] points = [new("", figures.Start, 0), .. figures.Milestones];
        var line = plot.Add.Scatter(points.Select(Day).ToArray(), points.Select(point => (double)point.Value).ToArray());
        line.LegendText = "Mốc kế hoạch";
        line.LinePattern = LinePattern.Dashed;
        line.LineWidth = 2 * Scale;
        line.MarkerShape = MarkerShape.OpenSquare;
        line.MarkerSize = 7 * Scale;
        line.Color = Colors.Gray.Darken(0.25);
        foreach (var milestone in figures.Milestones)
            Label(plot, milestone, $"{milestone.Value} hộ ({milestone.Label})", Alignment.LowerRight, line.Color);
    }

    private static void DrawWeeks(Plot plot, ProgressChartFigures figures)
    {
        if (figures.Weeks.Count == 0) return;
        var line = plot.Add.Scatter(figures.Weeks.Select(Day).ToArray(), figures.Weeks.Select(point => (double)point.Value).ToArray());
        line.LegendText = "Lũy kế hộ thoát cận nghèo";
        line.LineWidth = 3 * Scale;
        line.MarkerShape = MarkerShape.FilledCircle;
        line.MarkerSize = 7 * Scale;
        line.Color = Color.FromHex("#14487A");
        var last = figures.Weeks[^1];
        Label(plot, last, $"{last.Value} hộ ({last.Label})", Alignment.UpperLeft, line.Color);
    }

    private static void Label(Plot plot, ChartPointFigures point, string text, Alignment alignment, Color color)
    {
        var label = plot.Add.Text(text, Day(point), point.Value);
        label.LabelFontSize = 14 * Scale;
        label.LabelBold = true;
        label.LabelFontColor = color;
        label.LabelAlignment = alignment;
        label.OffsetX = alignment == Alignment.UpperLeft ? 6 * Scale : -6 * Scale;
        label.OffsetY = alignment == Alignment.UpperLeft ? 4 * Scale : -6 * Scale;
    }

    private static void Dress(Plot plot, ProgressChartFigures figures, string fontName)
    {
        var top = figures.Milestones.Concat(figures.Weeks).Max(point => point.Value);
        plot.Axes.SetLimits(figures.Start.DayNumber - 4, figures.Milestones[^1].Day.DayNumber + 12, 0, (top * 1.18) + 1);
        plot.Axes.Bottom.TickGenerator = Months(figures);
        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic { IntegerTicksOnly = true, LabelFormatter = value => value.ToString("0", CultureInfo.InvariantCulture) };
        plot.Axes.Left.Label.Text = "Số hộ";
        plot.Axes.Left.Label.FontSize = 14 * Scale;
        plot.Axes.Left.TickLabelStyle.FontSize = 13 * Scale;
        plot.Axes.Bottom.TickLabelStyle.FontSize = 13 * Scale;
        plot.Axes.Right.IsVisible = false;
        plot.Axes.Top.IsVisible = false;
        plot.Legend.FontSize = 14 * Scale;
        plot.ShowLegend(Alignment.UpperLeft);
        plot.Legend.OutlineWidth = 0;
        plot.Legend.ShadowColor = Colors.Transparent;
        plot.FigureBackground.Color = Colors.White;
        plot.DataBackground.Color = Colors.White;
        plot.Font.Set(fontName);
    }

    private static ScottPlot.TickGenerators.NumericManual Months(ProgressChartFigures figures)
    {
        var ticks = new ScottPlot.TickGenerators.NumericManual();
        var last = figures.Milestones[^1].Day;
        for (var month = new DateOnly(figures.Start.Year, figures.Start.Month, 1).AddMonths(1); month <= last; month = month.AddMonths(1))
            ticks.AddMajor(month.DayNumber, $"T{month.Month.ToString(CultureInfo.InvariantCulture)}");
        return ticks;
    }

    private static double Day(ChartPointFigures point) => point.Day.DayNumber;
}
