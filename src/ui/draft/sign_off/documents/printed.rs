//! The report as it is printed: the same value that the Word file is made from.

use super::reading::Reading;
use crate::report::self_assessment::report;
use crate::report::{Annex, Block, Document, Foot, Head, RowKind, Table};
use crate::text::Lang;
use crate::text::ui::{Msg, text};
use crate::ui::shell::state::app;
use leptos::prelude::*;

/// The report of the open draft.
#[component]
pub(super) fn Sheet(reading: Memo<Reading>) -> impl IntoView {
    let app = app();
    let made = Memo::new(move |_| reading.with(|reading| report(&reading.source(app.lang()))));
    move || whole(made.get(), app.t(Msg::ReportTitle))
}

/// The report of a draft as it stands.
pub(super) fn shown(reading: &Reading, lang: Lang) -> AnyView {
    whole(report(&reading.source(lang)), text(lang, Msg::ReportTitle))
}

fn whole(document: Document, name: &'static str) -> AnyView {
    let Document { head, blocks, foot, annex, .. } = document;
    view! {
        <section class="report" aria-label=name data-testid="report">
            {above(head)}
            {blocks.into_iter().map(block).collect_view()}
            {below(foot)}
            {annex.map(across)}
        </section>
    }
    .into_any()
}

fn above(head: Head) -> AnyView {
    let Head { parent, body, motto: [country, motto], number, place, kind, subject, to } = head;
    view! {
        <div class="report-head">
            <div>
                <p>{parent.to_uppercase()}</p><p class="ruled"><b>{body.to_uppercase()}</b></p><p>{number}</p>
            </div>
            <div>
                <p><b>{country}</b></p><p class="ruled"><b>{motto}</b></p><p><i>{place}</i></p>
            </div>
        </div>
        <p class="report-title"><b>{kind}</b></p>
        <p class="report-title ruled"><b>{subject}</b></p>
        {(!to.is_empty()).then(|| view! { <p class="report-title">{to}</p> })}
    }
    .into_any()
}

fn block(block: Block) -> AnyView {
    match block {
        Block::Heading(level, text) if level <= 1 => view! { <h4>{text}</h4> }.into_any(),
        Block::Heading(_, text) => view! { <h5>{text}</h5> }.into_any(),
        Block::Text(text) => view! { <p class="report-text">{text}</p> }.into_any(),
        Block::Strong(text) => view! { <p class="report-text"><b>{text}</b></p> }.into_any(),
        Block::Item(text) => view! { <p class="report-item">"– " {text}</p> }.into_any(),
        Block::Table(grid) => table(grid),
    }
}

fn table(table: Table) -> AnyView {
    let Table { columns, rows } = table;
    // What scrolls can be reached by keyboard, and has a name.
    let name = columns.get(1).map_or_else(String::new, |column| column.title.clone());
    let total: u32 = columns.iter().map(|column| column.width).sum();
    let widths = columns.iter().map(|column| {
        // Thousandths of the table's width, as a percentage.
        let share = column.width * 1000 / total.max(1);
        view! { <col style:width=format!("{}.{}%", share / 10, share % 10)/> }
    });
    let widths = widths.collect_view();
    let numbers: Vec<bool> = columns.iter().map(|column| column.number).collect();
    let heads = columns.into_iter().map(|column| view! { <th scope="col" class:num=column.number>{column.title}</th> });
    let row = move |row: crate::report::Row| {
        let kind = match row.kind {
            RowKind::Area => "area",
            RowKind::Criterion => "criterion",
            RowKind::Leaf => "leaf",
            RowKind::Total => "total",
        };
        let cells = row.cells.into_iter().zip(numbers.clone()).map(|(lines, number)| {
            let lines = lines.into_iter().map(|line| view! { <div>{line}</div> }).collect_view();
            view! { <td class:num=number>{lines}</td> }
        });
        view! { <tr data-kind=kind>{cells.collect_view()}</tr> }
    };
    view! {
        <div class="scroll" tabindex="0" role="group" aria-label=name>
            <table class="report-table">
                <colgroup>{widths}</colgroup>
                <thead><tr>{heads.collect_view()}</tr></thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn below(foot: Foot) -> AnyView {
    let Foot { recipients_label, recipients, signer_title, signer_name } = foot;
    let label = (!recipients.is_empty()).then(|| view! { <p><b><i>{recipients_label}</i></b></p> });
    let list = recipients.into_iter().map(|one| view! { <p>{one}</p> }).collect_view();
    view! {
        <div class="report-foot">
            <div class="report-recipients">{label}{list}</div>
            <div class="report-sign"><p><b>{signer_title.to_uppercase()}</b></p><p><b>{signer_name}</b></p></div>
        </div>
    }
    .into_any()
}

fn across(annex: Annex) -> AnyView {
    let Annex { label, title, note, blocks } = annex;
    view! {
        <div class="report-annex">
            <h4 class="report-title">{label}</h4>
            <p class="report-title"><b>{title}</b></p>
            <p class="report-title"><i>{note}</i></p>
            {blocks.into_iter().map(block).collect_view()}
        </div>
    }
    .into_any()
}
