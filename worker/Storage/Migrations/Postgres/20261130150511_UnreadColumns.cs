using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MongCai.Poverty.Etl.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class UnreadColumns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "result_hash",
                table: "weeks");

            migrationBuilder.DropColumn(
                name: "sealed_at",
                table: "weeks");

            migrationBuilder.DropColumn(
                name: "hash",
                table: "reconciliations");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "result_hash",
                table: "weeks",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "sealed_at",
                table: "weeks",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "hash",
                table: "reconciliations",
                type: "character varying(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "");
        }
    }
}
