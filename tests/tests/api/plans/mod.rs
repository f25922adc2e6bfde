//! Work plans over HTTP, on both databases (VII.7.7 - VII.7.9).

mod approval;
mod city_year;
mod editions;
mod marks;
mod scene;
mod writing;
