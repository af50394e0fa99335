export const style = `
body { margin: 0; background: #f6f4ef; color: #2a2723; font: 15px/1.5 system-ui, sans-serif; }
header { display: flex; justify-content: space-between; align-items: center; padding: 12px 24px; background: #2f4a3c; color: #fff; }
header a { color: #fff; font-weight: 600; text-decoration: none; }
.badge { padding: 2px 10px; border: 1px solid #ffffff66; border-radius: 12px; font-size: 12px; }
main { max-width: 760px; margin: 24px auto 64px; padding: 0 24px; }
h1 { font-size: 22px; overflow-wrap: anywhere; }
h2 { margin-top: 28px; font-size: 16px; }
a { color: #2f6a4a; }
table { width: 100%; border-collapse: collapse; background: #fff; border-radius: 8px; }
th, td { padding: 8px 12px; border-bottom: 1px solid #eae5db; text-align: left; vertical-align: top; }
th { font-size: 12px; color: #7a7368; font-weight: 600; }
.comment { margin: 12px 0; padding: 12px 16px; background: #fff; border-left: 3px solid #b9c9bf; border-radius: 4px; }
.comment.internal { background: #fff8e1; border-color: #e0b84c; }
.comment p { margin: 4px 0 0; white-space: pre-wrap; overflow-wrap: anywhere; }
form { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin: 16px 0; }
input, textarea { padding: 6px 10px; border: 1px solid #d5cec1; border-radius: 6px; font: inherit; }
textarea { width: 100%; box-sizing: border-box; }
button { padding: 6px 14px; border: 0; border-radius: 6px; background: #2f4a3c; color: #fff; font: inherit; cursor: pointer; }
.quiet { color: #7a7368; font-size: 13px; }
.tag { display: inline-block; margin-right: 6px; padding: 0 8px; background: #e3ebe6; border-radius: 10px; font-size: 12px; }
`;
