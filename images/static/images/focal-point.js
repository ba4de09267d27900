"use strict";
/* The focal point of a picture: a click or the arrow keys write the two numbers, and three crops show what stays in sight. */
{
  const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  function percent(value) {
    return Math.max(0, Math.min(100, Math.round(value) || 0));
  }

  // As on the site, whose style sheet knows the point in tens.
  function inTens(value) {
    return Math.floor((percent(value) + 5) / 10) * 10;
  }

  class FocalPoint {
    constructor(root, x, y) {
      this.root = root;
      this.numbers = [x, y];
      this.source = root.querySelector(".focal-point-source");
      this.mark = root.querySelector(".focal-point-mark");
      this.crops = root.querySelectorAll(".focal-point-crops img");
      this.source.addEventListener("click", (event) => this.point(event));
      this.mark.addEventListener("keydown", (event) => this.step(event));
      this.numbers.forEach((number) => number.addEventListener("input", () => this.draw()));
      this.draw();
      root.hidden = !this.source.getAttribute("src");
    }

    point(event) {
      const { left, top, width, height } = this.source.getBoundingClientRect();
      this.set((100 * (event.clientX - left)) / width, (100 * (event.clientY - top)) / height);
      this.mark.focus();
    }

    step(event) {
      const direction = STEPS[event.key];
      if (direction) {
        event.preventDefault();
        const length = event.shiftKey ? 10 : 1;
        this.set(...this.numbers.map((number, axis) => Number(number.value) + length * direction[axis]));
      }
    }

    set(...point) {
      this.numbers.forEach((number, axis) => {
        number.value = percent(point[axis]);
        number.dispatchEvent(new Event("change", { bubbles: true }));
      });
      this.draw();
      this.say();
    }

    draw() {
      const [x, y] = this.numbers.map((number) => number.value);
      this.mark.style.left = `${percent(x)}%`;
      this.mark.style.top = `${percent(y)}%`;
      for (const crop of this.crops) {
        crop.style.objectPosition = `${inTens(x)}% ${inTens(y)}%`;
      }
    }

    say() {
      const words = this.numbers.map((number) => `${number.labels[0].textContent.trim()} ${number.value}`);
      this.root.querySelector("[role=status]").textContent = words.join(" ");
    }

    // As data, which the policy allows pictures to be.
    read(file) {
      const reader = new FileReader();
      reader.addEventListener("load", () => {
        [this.source, ...this.crops].forEach((image) => (image.src = reader.result));
        this.root.hidden = false;
      });
      reader.readAsDataURL(file);
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    const [root, x, y] = [".focal-point", "#id_focal_x", "#id_focal_y"].map((one) => document.querySelector(one));
    if (root && x && y) {
      const focalPoint = new FocalPoint(root, x, y);
      document.querySelector("#id_file")?.addEventListener("change", (event) => {
        const [file] = event.target.files;
        if (file?.type.startsWith("image/")) {
          focalPoint.read(file);
        }
      });
    }
  });
}
