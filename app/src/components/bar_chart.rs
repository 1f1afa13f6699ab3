//! Bars beside each other, drawn on the server. The numbers stand in a table beside it: the picture is for the eye alone.

use leptos::prelude::*;

/// Height of the drawing, and of the line below the bars, in units of the picture.
const HEIGHT: u64 = 120;
const BASE: u64 = 18;
/// Width of one group of bars, and the gap after it.
const GROUP: u64 = 44;
const GAP: u64 = 8;
/// Groups that fill the width: fewer stand to the left, as large as they would be among more.
const GROUPS: usize = 12;

/// Bars that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BarGroup {
    /// What stands below them.
    pub label: String,
    /// How high each is; `None` for a number that is held back.
    pub values: Vec<Option<u64>>,
}

/// A chart of groups of bars, the first of each group in one colour, the second in another.
#[component]
pub fn BarChart(
    /// What it shows, for whom cannot see it.
    #[prop(into)]
    label: String,
    /// What each colour means, in order; one colour needs no key.
    series: Vec<String>,
    /// The groups.
    groups: Vec<BarGroup>,
) -> AnyView {
    let most = groups.iter().flat_map(|group| group.values.iter().flatten()).max().copied();
    let most = most.unwrap_or(0).max(1);
    let width = groups.len().max(GROUPS) as u64 * (GROUP + GAP);
    let bars: Vec<_> =
        groups.into_iter().enumerate().map(|(at, group)| bars(at, group, most)).collect();
    let key = (series.len() > 1).then(|| {
        let lines = series.into_iter().enumerate().map(|(at, name)| {
            let class = format!("cus-chart__mark cus-chart__mark--{at}");
            view! { <li><span class=class aria-hidden="true"></span>{name}</li> }
        });
        view! { <ul class="cus-chart__key">{lines.collect::<Vec<_>>()}</ul> }
    });
    let view_box = format!("0 0 {width} {}", HEIGHT + BASE);
    view! {
        <figure class="cus-chart">
            <svg class="cus-chart__picture" viewBox=view_box role="img" aria-label=label>
                <line class="cus-chart__floor" x1="0" x2=width.to_string() y1=HEIGHT.to_string() y2=HEIGHT.to_string()/>
                {bars}
            </svg>
            {key}
        </figure>
    }
    .into_any()
}

fn bars(at: usize, group: BarGroup, most: u64) -> AnyView {
    let left = at as u64 * (GROUP + GAP) + GAP / 2;
    let width = GROUP / group.values.len().max(1) as u64;
    let rectangles: Vec<_> = group
        .values
        .iter()
        .enumerate()
        .filter_map(|(place, value)| {
            let value = (*value)?;
            // Whatever is not nothing can be seen.
            let height = (value * (HEIGHT - 12) / most).max(u64::from(value > 0));
            let x = left + place as u64 * width;
            let class = format!("cus-chart__bar cus-chart__bar--{place}");
            let number = (value == most || group.values.len() == 1).then(|| {
                let (x, y) = (x + width / 2, HEIGHT - height - 3);
                view! {
                    <text class="cus-chart__number" x=x.to_string() y=y.to_string()>
                        {value.to_string()}
                    </text>
                }
            });
            Some(view! {
                <rect
                    class=class
                    x=x.to_string()
                    y=(HEIGHT - height).to_string()
                    width=(width - 2).to_string()
                    height=height.to_string()
                />
                {number}
            })
        })
        .collect();
    let (x, y) = (left + GROUP / 2, HEIGHT + 13);
    view! {
        {rectangles}
        <text class="cus-chart__label" x=x.to_string() y=y.to_string()>{group.label}</text>
    }
    .into_any()
}
